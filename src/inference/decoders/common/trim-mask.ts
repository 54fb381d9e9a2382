// Cuts a mask over the whole input down to where its object is. Pure arithmetic.

import type { Box } from '../../../core/data-types';
import type { MaskGrid } from '../decoder';

export interface WholeMask {
  /** The region the whole grid covers, in pixels of the input. */
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  /** Probability of cell `index`, row by row. */
  value(index: number): number;
}

/**
 * The part of `mask` with cells of at least 0.5 and one cell round it, where there is one: read with smooth steps between
 * cells, it says the same as the whole, and a photo full of objects stays quick. Undefined where nothing is inside.
 */
export function trimMask({ box, width, height, value }: WholeMask): MaskGrid | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (value(y * width + x) < 0.5) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  [left, top] = [Math.max(0, left - 1), Math.max(0, top - 1)];
  [right, bottom] = [Math.min(width - 1, right + 1), Math.min(height - 1, bottom + 1)];
  const [columns, rows] = [right - left + 1, bottom - top + 1];
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++)
    values[i] = value((top + Math.floor(i / columns)) * width + left + (i % columns));
  const [cell, line] = [(box[2] - box[0]) / width, (box[3] - box[1]) / height];
  return {
    box: [box[0] + left * cell, box[1] + top * line, box[0] + (right + 1) * cell, box[1] + (bottom + 1) * line],
    width: columns,
    height: rows,
    values,
  };
}
