import { expect, test } from 'vitest';
import { countRows, countState, countTable, readCountTable, worstState } from './count-table';

test.each([
  [4, 4, 'ok'],
  [0, 0, 'ok'],
  [5, 4, 'high'],
  [1, 0, 'high'],
  [3, 4, 'low'],
  [0, 4, 'out'],
] as const)('%i of %i is %s', (count, expected, state) => {
  expect(countState(count, expected)).toBe(state);
});

test('the worst state', () => {
  expect(worstState(['ok', 'low', null, 'high'])).toBe('low');
  expect(worstState(['ok', 'out', 'low'])).toBe('out');
  expect(worstState([null])).toBeNull();
});

test('a count table reads back, whatever the order of its columns; other tables do not', () => {
  const rows = countRows(new Map([['apple', 2]]), { by: 'label', expected: { pear: 1, '*': 2 }, includeZero: true });
  expect(readCountTable(countTable(rows))).toEqual(rows);
  const turned = {
    columns: [
      { name: 'count', type: 'number' as const },
      { name: 'label', type: 'text' as const },
    ],
    rows: [[3, 'cup']],
  };
  expect(readCountTable(turned)).toEqual([{ label: 'cup', count: 3, expected: null, state: null }]);
  expect(readCountTable({ columns: [{ name: 'area', type: 'number' }], rows: [[1]] })).toBeNull();
});
