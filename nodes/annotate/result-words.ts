// The result of a photo in one line: counts, measures, what areas cover. Knows no drawing.

import type { Cell, Segmentation, Table } from '../../src/core/data-types';
import { readCountTable, TOTAL_LABEL } from '../../src/vision/count-table';
import { coveredBy } from '../../src/vision/coverage';

const COVERAGE = 'coverage';
/** More kinds than this are no longer one line. */
const MOST_KINDS = 6;

/** "12 %", a little with one more digit: "0.4 %". */
const part = (percent: number): string => `${percent > 0 && percent < 1 ? percent.toFixed(1) : Math.round(percent)} %`;

const covering = (parts: readonly (readonly [string, number])[]): string =>
  parts
    .filter(([, share]) => share > 0)
    .slice(0, MOST_KINDS)
    .map(([label, share]) => `${part(share)} ${label}`)
    .join(', ');

/** What of the photo each kind covers: "12 % cat, 88 % background"; empty for no areas. */
export function areaWords(areas: readonly Segmentation[]): string {
  const covered = coveredBy(areas, []);
  return covered ? covering([...covered.areas].map(([label, area]) => [label, (100 * area) / covered.pixels])) : '';
}

/** "3 apple, 2 orange", with an expected number "3 of 4 apple", of a measure "12 % cat"; null for any other table. */
export function tableWords(table: Table): string | null {
  const rows = readCountTable(table);
  if (!rows) return coverageWords(table);
  return rows
    .map(({ label, count, expected }) => {
      const what = label === TOTAL_LABEL ? 'in all' : label;
      return expected === null ? `${count} ${what}` : `${count} of ${expected} ${what}`;
    })
    .join(', ');
}

function coverageWords({ columns, rows }: Table): string | null {
  const at = (wanted: string) => columns.findIndex(({ name }) => name === wanted);
  const [label, share] = [at('label'), at(COVERAGE)];
  if (label < 0 || share < 0) return null;
  const word = (cell: Cell | undefined) => String(cell ?? '');
  return covering(rows.map((row) => [word(row[label]), Number(row[share] ?? 0)]));
}
