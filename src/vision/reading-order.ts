// In which order a person reads lines of text that were found somewhere on a photo. Knows boxes only.

import type { Box } from '../core/data-types';

/** Of the median height of the lines: how far apart two centres may be and still be on one line. */
const SAME_LINE = 0.5;

/**
 * From top to bottom, on one line from left to right. Lines begin anew where a centre lies more than half a usual height below
 * the first of the line. Source of the idea: PaddleOCR, tools/infer/predict_system.py (sorted_boxes), whose 10 pixels
 * do not fit every photo.
 */
export function inReadingOrder<T extends { readonly box: Box }>(items: readonly T[]): T[] {
  const heights = items.map(({ box }) => box[3] - box[1]).sort((a, b) => a - b);
  const reach = SAME_LINE * (heights[Math.floor(heights.length / 2)] ?? 0);
  const middle = ({ box }: T) => (box[1] + box[3]) / 2;
  const lines: T[][] = [];
  for (const item of [...items].sort((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && middle(item) - middle(first) <= reach) line.push(item);
    else lines.push([item]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.box[0] - b.box[0]));
}
