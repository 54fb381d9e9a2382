// Frames as few SVG paths: one per colour and kind of line, so that 2,000 objects cost the browser a dozen elements.
// Pure; knows no React.

import type { Rgb } from '../core/data-types';
import type { PhotoObject } from './photo-object';

export interface FramePath {
  readonly key: string;
  readonly label: string;
  readonly colour?: Rgb;
  readonly dashed: boolean;
  readonly d: string;
}

export const round = (value: number): number => Math.round(value * 10) / 10;

/** The corners of an object where it has some, else its frame; a dot, made by the ends of its line, for a single point. */
export function outline({ box, points }: Pick<PhotoObject, 'box' | 'points'>): string {
  if (points?.length === 0) return '';
  if (points?.[0] && points.length === 1) return dot(points[0]);
  if (points && points.length > 2) return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
  const [x1, y1, x2, y2] = box.map(round) as [number, number, number, number];
  return `M${x1} ${y1}H${x2}V${y2}H${x1}Z`;
}

export const dot = ([x, y]: readonly [number, number]): string => `M${round(x)} ${round(y)}h0`;

export const isDot = ({ points }: PhotoObject): boolean => points?.length === 1;

/** Without corners there is nothing to draw. */
const isFrameless = ({ points }: PhotoObject): boolean => points?.length === 0;

/** Paths by label and line; objects drawn in the order given. */
export function framePaths(objects: readonly PhotoObject[]): FramePath[] {
  const paths = new Map<string, { object: PhotoObject; dashed: boolean; parts: string[] }>();
  for (const object of objects) {
    if (isDot(object) || isFrameless(object)) continue;
    const dashed = object.dashed ?? false;
    const key = `${dashed ? 'dashed' : 'solid'}${object.text ? ' text' : ''} ${object.label}`;
    const path = paths.get(key) ?? { object, dashed, parts: [] };
    path.parts.push(outline(object));
    paths.set(key, path);
  }
  return [...paths].map(
    ([
      key,
      {
        object: { label, colour },
        dashed,
        parts,
      },
    ]) => ({
      key,
      label,
      dashed,
      d: parts.join(''),
      ...(colour ? { colour } : {}),
    }),
  );
}

/** The smallest object under a point, so that one inside another can be reached; null when there is none. */
export function objectAt<T extends PhotoObject>(objects: readonly T[], x: number, y: number, slack = 0): T | null {
  let best: T | null = null;
  let bestArea = Number.POSITIVE_INFINITY;
  for (const object of objects) {
    const [x1, y1, x2, y2] = object.box;
    if (x < x1 - slack || x > x2 + slack || y < y1 - slack || y > y2 + slack) continue;
    const area = (x2 - x1) * (y2 - y1);
    if (area <= bestArea) {
      best = object;
      bestArea = area;
    }
  }
  return best;
}
