// The cells of a single-shot detector's heads: which place of the input each row of its output looks at.

import type { DecoderCard } from '../../model-file';
import type { InputSize } from '../decoder';
import { unsupported } from './checks';

/** Cells of all heads, head by head, row by row. */
export interface Cells {
  readonly count: number;
  /** Column and row of a cell in its head, and the pixels it is wide. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly stride: Int32Array;
}

const gridOf = ({ width, height }: InputSize, stride: number) =>
  [Math.ceil(width / stride), Math.ceil(height / stride)] as const;

const cellCount = (size: InputSize, strides: readonly number[]) =>
  strides.reduce((sum, stride) => {
    const [columns, rows] = gridOf(size, stride);
    return sum + columns * rows;
  }, 0);

export function cellsOf(size: InputSize, strides: readonly number[]): Cells {
  const count = cellCount(size, strides);
  const cells = { count, x: new Int32Array(count), y: new Int32Array(count), stride: new Int32Array(count) };
  let at = 0;
  for (const stride of strides) {
    const [columns, rows] = gridOf(size, stride);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++, at++) {
        cells.x[at] = x;
        cells.y[at] = y;
        cells.stride[at] = stride;
      }
    }
  }
  return cells;
}

/**
 * The strides of a model that gives `rows` proposals: the card's own, else the first of `usual` with as many cells.
 * Errors: `model_unsupported` naming both numbers.
 */
export function stridesFor(
  card: DecoderCard,
  size: InputSize,
  rows: number,
  usual: readonly (readonly number[])[],
): readonly number[] {
  const candidates = card.strides ? [card.strides] : usual;
  const strides = candidates.find((each) => cellCount(size, each) === rows);
  if (strides) return strides;
  const expected = candidates.map((each) => cellCount(size, each)).join(' or ');
  throw unsupported(
    card,
    `it gives ${rows} proposals where an input of ${size.width} x ${size.height} has ${expected}`,
  );
}
