// Plain geometry of axis-aligned boxes `[x1, y1, x2, y2]`, in any one unit. Knows nothing of photos or models.

import type { Box } from '../core/data-types';

/** Width times height; 0 for a box turned inside out. */
export function area(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
}

/** The part `a` and `b` share; without area where they share none. */
export function intersection(a: Box, b: Box): Box {
  const [x1, y1] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  return [x1, y1, Math.max(x1, Math.min(a[2], b[2])), Math.max(y1, Math.min(a[3], b[3]))];
}

/** Intersection over union, 0..1; 0 where neither box has an area. */
export function iou(a: Box, b: Box): number {
  // Asked for every pair of proposals, so without a box made in between.
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  const together = area(a) + area(b) - shared;
  return together > 0 ? shared / together : 0;
}

/** The smallest box round both. */
export function union(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** `box` cut to a picture of `width` x `height`. */
export function clipBox(box: Box, width: number, height: number): Box {
  return [within(box[0], width), within(box[1], height), within(box[2], width), within(box[3], height)];
}

function within(value: number, limit: number): number {
  return Math.min(Math.max(value, 0), limit);
}
