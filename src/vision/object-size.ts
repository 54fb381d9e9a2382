// How long and how wide an object is. Pure geometry; knows no node.

import type { Detection } from '../core/data-types';

export interface ObjectSize {
  /** The longer side, in pixels. */
  readonly length: number;
  /** The shorter side, in pixels. */
  readonly width: number;
}

const CORNERS = 4;

/** Sides of the oriented box where there is one, else of the frame. */
export function objectSize({ box, points }: Pick<Detection, 'box' | 'points'>): ObjectSize {
  const [a, b, c] = points?.length === CORNERS ? points : [];
  const sides =
    a && b && c
      ? [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - b[0], c[1] - b[1])]
      : [box[2] - box[0], box[3] - box[1]];
  return { length: Math.max(...sides), width: Math.min(...sides) };
}
