// Masks as runs of cells, row by row, and masks made of runs or of other masks. Pure; knows nothing of photos or models.

import type { Box, Rle } from '../core/data-types';
import type { Run } from './components';
import { eachStretch } from './rle';
import { rleWriter } from './rle-writer';

/** The runs of a mask in reading order. */
export function rleRuns(rle: Rle): Run[] {
  const runs: Run[] = [];
  eachStretch(rle, (y, from, end) => runs.push({ y, from, to: end - 1 }));
  return runs;
}

/** The mask of runs in reading order. */
export function rleOf(width: number, height: number, runs: readonly Run[]): Rle {
  const writer = rleWriter(width, height);
  for (const { y, from, to } of runs) writer.add(y * width + from, y * width + to + 1);
  return writer.finish();
}

/** The smallest box round runs in reading order, in pixels; null for none. */
export function boxOfRuns(runs: readonly Run[]): Box | null {
  const [first] = runs;
  const last = runs.at(-1);
  if (!first || !last) return null;
  let [left, right] = [Infinity, -Infinity];
  for (const { from, to } of runs) {
    left = Math.min(left, from);
    right = Math.max(right, to + 1);
  }
  return [left, first.y, right, last.y + 1];
}

/** The cells that belong to any of `masks`, all of `width` x `height`. */
export function rleUnion(width: number, height: number, masks: readonly Rle[]): Rle {
  const [only] = masks;
  if (only && masks.length === 1) return only;
  const runs = masks.flatMap(rleRuns).sort((a, b) => a.y - b.y || a.from - b.from);
  const writer = rleWriter(width, height);
  let written = 0;
  for (const { y, from, to } of runs) {
    const end = y * width + to + 1;
    writer.add(Math.max(y * width + from, written), end);
    written = Math.max(written, end);
  }
  return writer.finish();
}
