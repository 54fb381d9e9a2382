// An output seen as a table per photo: a row for every proposal, a column for every number of it, whichever of the two
// the model puts first. Knows no family.

import type { DecoderCard } from '../../model-file';
import type { Output } from '../decoder';
import { checkFinite, sizesOf } from './checks';

export interface Table {
  readonly data: Output['data'];
  readonly batch: number;
  readonly rows: number;
  readonly columns: number;
  /** How far the next row and the next column are. */
  readonly rowStep: number;
  readonly columnStep: number;
}

/** Where the table of photo `item` begins. */
export const startOf = ({ rows, columns }: Table, item: number) => item * rows * columns;

/** Where row `row` of the table that begins at `start` does. */
export const rowAt = ({ rowStep }: Table, start: number, row: number) => start + row * rowStep;

export function cell({ data, rowStep, columnStep }: Table, start: number, row: number, column: number): number {
  return data[start + row * rowStep + column * columnStep] ?? 0;
}

/**
 * `output` [batch, rows, columns], or [batch, columns, rows] with `columnsFirst`.
 * Errors: `model_unsupported`, and `non_finite_output` where any of its numbers is none.
 */
export function tableOf(card: DecoderCard, role: string, output: Output, columnsFirst = false): Table {
  const names = columnsFirst ? ['batch', 'columns', 'rows'] : ['batch', 'rows', 'columns'];
  const [batch = 0, second = 0, third = 0] = sizesOf(card, role, output, names);
  checkFinite(card, output.data);
  const { data } = output;
  return columnsFirst
    ? { data, batch, rows: third, columns: second, rowStep: 1, columnStep: third }
    : { data, batch, rows: second, columns: third, rowStep: third, columnStep: 1 };
}

export const batchItems = <T>(batch: number, read: (item: number) => T): T[] =>
  Array.from({ length: batch }, (_, item) => read(item));
