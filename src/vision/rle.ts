// Reads masks written as run lengths. Pure arithmetic.

import type { Box, Rle } from '../core/data-types';

/** Calls `visit` with every stretch of mask: row, first column, and the column after its last. Rows from the top. */
export function eachStretch({ width, counts }: Rle, visit: (row: number, from: number, to: number) => void): void {
  let at = 0;
  for (const [i, count] of counts.entries()) {
    const end = at + count;
    // A run of ones may go on over the end of a row.
    while (i % 2 === 1 && at < end) {
      const row = Math.floor(at / width);
      const to = Math.min(end, (row + 1) * width);
      visit(row, at - row * width, to - row * width);
      at = to;
    }
    at = end;
  }
}

/** Pixels of the mask. */
export const rleArea = ({ counts }: Rle): number => counts.reduce((sum, count, i) => sum + (i % 2) * count, 0);

/** The smallest box round the mask; null for an empty one. */
export function rleBox(rle: Rle): Box | null {
  let [left, top, right, bottom] = [rle.width, rle.height, 0, 0];
  eachStretch(rle, (row, from, to) => {
    left = Math.min(left, from);
    right = Math.max(right, to);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  });
  return right > left ? [left, top, right, bottom] : null;
}
