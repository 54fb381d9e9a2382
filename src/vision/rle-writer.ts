// Writes a mask as run lengths while its runs come in reading order. Knows nothing of photos or models.

import type { Rle } from '../core/data-types';

export interface RleWriter {
  /** Cells `start` to `end - 1`, counted row by row through the whole mask, belong to it; never before an earlier run. */
  add(start: number, end: number): void;
  /** Cells so far. */
  readonly area: number;
  finish(): Rle;
}

/** An empty mask of `width` x `height` to write into. */
export function rleWriter(width: number, height: number): RleWriter {
  const counts: number[] = [];
  let written = 0;
  let area = 0;
  return {
    add: (start, end) => {
      if (end <= start) return;
      if (start === written && counts.length > 0) counts.push((counts.pop() ?? 0) + end - start);
      else counts.push(start - written, end - start);
      written = end;
      area += end - start;
    },
    get area() {
      return area;
    },
    finish: () => ({
      width,
      height,
      counts: written < width * height ? [...counts, width * height - written] : [...counts],
    }),
  };
}
