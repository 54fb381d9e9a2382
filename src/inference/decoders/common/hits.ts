// Which rows of a table are sure enough of which class. The same for every family that scores each proposal for every
// class: the best class of a row, or every class for itself where the card says so.

import type { DecoderCard } from '../../model-file';
import { sigmoid } from './activations';
import { type ColumnClass, classesByColumn } from './columns';
import { cell, startOf, type Table } from './table';
import { surest } from './top';

export interface Hit extends ColumnClass {
  readonly row: number;
  readonly score: number;
}

export interface ScoreColumns {
  /** The first column of scores, and how many there are. */
  readonly from: number;
  readonly count: number;
  /** A column every score is multiplied with: how sure the model is that there is anything at all. */
  readonly weight?: number;
}

/** The greatest score of each row among the columns that may be shown, and which column that is. */
function bestOfRows(table: Table, item: number, from: number, classes: readonly (ColumnClass | undefined)[]) {
  const { data, rows, rowStep, columnStep } = table;
  const best = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const column = new Int32Array(rows);
  const start = startOf(table, item);
  // Column by column: in the usual layout of Ultralytics that is also the order in memory.
  for (const [c, known] of classes.entries()) {
    if (!known) continue;
    let at = start + (from + c) * columnStep;
    for (let row = 0; row < rows; row++, at += rowStep) {
      const score = data[at] ?? 0;
      if (score > (best[row] ?? 0)) {
        best[row] = score;
        column[row] = c;
      }
    }
  }
  return { best, column };
}

/** Every (row, class) scored at least `floor`, at most the surest 3,000, in the order of rows. */
export function hitsOf(
  card: DecoderCard,
  table: Table,
  item: number,
  { from, count, weight }: ScoreColumns,
  floor: number,
): { readonly kept: readonly Hit[]; readonly capped: boolean } {
  const classes = classesByColumn(card, count);
  const activate = card.activation === 'sigmoid' ? sigmoid : (x: number) => x;
  const start = startOf(table, item);
  const weightOf = (row: number) => (weight === undefined ? 1 : activate(cell(table, start, row, weight)));
  const found: Hit[] = [];
  const add = (row: number, c: number, value: number) => {
    const known = classes[c];
    const score = activate(value) * weightOf(row);
    if (known && score >= floor) found.push({ ...known, row, score });
  };
  if (card.decoding?.multiLabel) {
    for (let row = 0; row < table.rows; row++) {
      for (let c = 0; c < count; c++) add(row, c, cell(table, start, row, from + c));
    }
  } else if (classes.some(Boolean)) {
    const { best, column } = bestOfRows(table, item, from, classes);
    for (let row = 0; row < table.rows; row++) add(row, column[row] ?? 0, best[row] ?? 0);
  }
  return surest(found);
}

/** How many classes the card's labels span; 0 without labels. */
export const labelSpan = ({ labels, firstClassId }: DecoderCard): number =>
  labels.reduce((span, { classId }) => Math.max(span, classId - firstClassId + 1), 0);
