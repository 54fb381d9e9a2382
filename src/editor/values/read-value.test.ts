import { expect, test } from 'vitest';
import { readObjects, readScores, readShares, readTable, readWords, unwrapped } from './read-value';

test('values come out of the list of their places, and one value is a list of one', () => {
  expect(unwrapped(5)).toEqual([5]);
  expect(unwrapped(undefined)).toEqual([]);
  expect(
    unwrapped([
      { path: ['a'], value: 1 },
      { path: ['b'], value: 2 },
    ]),
  ).toEqual([1, 2]);
  expect(unwrapped([{ path: [], from: 'load', value: 'x' }])).toEqual(['x']);
});

test('objects that are no objects are left out, the others stay', () => {
  const good = { id: 'a', label: 'apple', score: 0.9, box: [1, 2, 3, 4] };
  expect(readObjects({ items: [good, null, { id: 'b' }, { ...good, box: [1, 'x', 3, 4] }] })).toEqual([good]);
  expect(readObjects([good])).toEqual([good]);
  expect(readObjects('nothing')).toEqual([]);
});

test('tables, scores, areas and words', () => {
  const table = { columns: [{ name: 'n', type: 'number' }], rows: [[1], ['x'], 'no row', [{ a: 1 }]] };
  expect(readTable(table)).toEqual({ columns: [{ name: 'n', number: true }], rows: [[1], ['x'], ['[object Object]']] });
  expect(readTable({ rows: [] })).toBeNull();
  expect(readScores({ scores: [{ label: 'a', score: 0.5 }, 7] })).toEqual([{ label: 'a', part: 0.5 }]);
  expect(readShares({ width: 10, height: 4, areas: { a: 20 } })).toEqual([{ label: 'a', part: 0.5 }]);
  expect(readShares({ areas: { a: 20 } })).toEqual([{ label: 'a', part: 0 }]);
  expect(readWords([{ name: 'a.csv' }, { text: 'hi' }, 'word', {}])).toEqual(['a.csv', 'hi', 'word']);
});
