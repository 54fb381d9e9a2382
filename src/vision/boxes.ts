// Plain geometry of axis-aligned boxes `[x1, y1, x2, y2]`, in any one unit. Knows nothing of photos or models.

import type { Box } from '../core/data-types';

/** Width times height; 0 for a box turned inside out. */
export function area([x1, y1, x2, y2]: Box): number {
  return Math.max(0, x2 - x1) * Math.max(0, y2 - y1);
}

/** The part `a` and `b` share; without area where they share none. */
export function intersection(a: Box, b: Box): Box {
  const [x1, y1] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  return [x1, y1, Math.max(x1, Math.min(a[2], b[2])), Math.max(y1, Math.min(a[3], b[3]))];
}

/** Intersection over union, 0..1; 0 where neither box has an area. */
export function iou(a: Box, b: Box): number {
  const shared = area(intersection(a, b));
  const together = area(a) + area(b) - shared;
  return together > 0 ? shared / together : 0;
}

/** The smallest box round both. */
export function union(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** `box` cut to a picture of `width` x `height`. */
export function clipBox([x1, y1, x2, y2]: Box, width: number, height: number): Box {
  const within = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  return [within(x1, width), within(y1, height), within(x2, width), within(y2, height)];
}
