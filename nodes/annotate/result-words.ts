// The result of a photo in one line: counts, measures, what areas cover. Knows no drawing.

import type { Classification, Segmentation, Table } from '../../src/core/data-types';
import { percent } from '../../src/core/words';
import { readCountTable, TOTAL_LABEL } from '../../src/vision/count-table';
import { coveredBy } from '../../src/vision/coverage';
import { coverageWords, readCoverageTable } from '../../src/vision/coverage-table';

/** What of the photo each kind covers: "12 % cat, 88 % background"; empty for no areas. */
export function areaWords(areas: readonly Segmentation[]): string {
  const covered = coveredBy(areas, []);
  if (!covered) return '';
  return coverageWords([...covered.areas].map(([label, area]) => ({ label, percent: (100 * area) / covered.pixels })));
}

/** "street 87 %"; nobody is told on a picture what a doubtful photo might show. */
export const sortingWords = ({ label, score }: Classification): string => `${label} ${percent(score)}`;

/** "3 apple, 2 orange", with an expected number "3 of 4 apple", of a measure "12 % cat"; null for any other table. */
export function tableWords(table: Table): string | null {
  const rows = readCountTable(table);
  if (!rows) {
    const shares = readCoverageTable(table);
    return shares && coverageWords(shares);
  }
  return rows
    .map(({ label, count, expected }) => {
      const what = label === TOTAL_LABEL ? 'in all' : label;
      return expected === null ? `${count} ${what}` : `${count} of ${expected} ${what}`;
    })
    .join(', ');
}
