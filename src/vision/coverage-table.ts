// The table of a measured coverage: a row per kind with its part of the photo in percent. Pure; knows nothing of nodes.

import type { Cell, Table, TableColumn } from '../core/data-types';

/** Name of the column that holds parts of a photo in percent. */
export const COVERAGE_COLUMN = 'coverage';

export interface KindShare {
  readonly label: string;
  /** 0 to 100. */
  readonly percent: number;
}

export const coverageColumns: readonly TableColumn[] = [
  { name: 'label', type: 'text' },
  { name: COVERAGE_COLUMN, type: 'number' },
];

/** The rows of a table that has the columns `label` and `coverage`; null for any other table. */
export function readCoverageTable({ columns, rows }: Table): KindShare[] | null {
  const at = (wanted: string) => columns.findIndex(({ name }) => name === wanted);
  const [label, share] = [at('label'), at(COVERAGE_COLUMN)];
  if (label < 0 || share < 0) return null;
  const word = (cell: Cell | undefined) => String(cell ?? '');
  return rows.map((row) => ({ label: word(row[label]), percent: Number(row[share] ?? 0) }));
}

/** "12 %", a little with one more digit: "0.4 %". */
const percentWords = (percent: number): string =>
  `${percent > 0 && percent < 1 ? percent.toFixed(1) : Math.round(percent)} %`;

/** More kinds than this are no longer one line. */
const MOST_KINDS = 6;

/** "12 % cat, 88 % background"; what covers nothing is not said. `say` puts the part into words. */
export const coverageWords = (shares: readonly KindShare[], say: (percent: number) => string = percentWords): string =>
  shares
    .filter(({ percent }) => percent > 0)
    .slice(0, MOST_KINDS)
    .map(({ label, percent }) => `${say(percent)} ${label}`)
    .join(', ');
