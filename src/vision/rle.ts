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

/** The part of a mask within its box, so that memory goes with the object and not with the photo. */
export interface RleBitmap {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 or 1, row by row. */
  readonly cells: Uint8Array;
}

/** Null for an empty mask. */
export function rleBitmap(rle: Rle): RleBitmap | null {
  const box = rleBox(rle);
  if (!box) return null;
  const [left, top, right, bottom] = box;
  const [width, height] = [right - left, bottom - top];
  const cells = new Uint8Array(width * height);
  eachStretch(rle, (row, from, to) =>
    cells.fill(1, (row - top) * width + from - left, (row - top) * width + to - left),
  );
  return { left, top, width, height, cells };
}

/** Stretches of at least this part of the longest one are as good as it. */
const NEARLY = 0.9;

/** A place well inside: the middle of the middle one of the longest stretches, in pixels; null for an empty mask. */
export function rleMiddle(rle: Rle): readonly [number, number] | null {
  let longest = 0;
  eachStretch(rle, (_, from, to) => {
    longest = Math.max(longest, to - from);
  });
  const places: [number, number][] = [];
  eachStretch(rle, (row, from, to) => {
    if (to - from >= longest * NEARLY) places.push([(from + to) / 2, row + 0.5]);
  });
  return places[Math.floor(places.length / 2)] ?? null;
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
