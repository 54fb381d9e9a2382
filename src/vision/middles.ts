// Objects as their middles: where things are, not how large. Pure.

import type { Detection, Point } from '../core/data-types';

/** `item` with one point in place of corners: the middle of its oriented box, else of its frame, which it keeps. */
export function asMiddle({ points, ...item }: Detection): Detection {
  const [x1, y1, x2, y2] = item.box;
  const middle: Point =
    points && points.length > 0
      ? [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
      : [(x1 + x2) / 2, (y1 + y2) / 2];
  return { ...item, points: [middle] };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
