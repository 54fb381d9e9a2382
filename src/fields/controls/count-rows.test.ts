import { expect, test } from 'vitest';
import { rowFault, toRecord, toRows } from './count-rows';

test('rows and record are the same thing, percent included', () => {
  expect(toRecord(toRows({ apple: 3, '*': 10 }, 1), 1)).toEqual({ apple: 3, '*': 10 });
  expect(toRows({ apple: 0.29 }, 100)).toEqual([{ key: 0, label: 'apple', amount: 29 }]);
  expect(toRecord(toRows({ apple: 0.29 }, 100), 100)).toEqual({ apple: 0.29 });
});

test('half a row does not count and says what is missing', () => {
  const rows = [
    { key: 0, label: 'apple', amount: 2 },
    { key: 1, label: ' apple ', amount: 9 },
    { key: 2, label: ' ', amount: 1 },
    { key: 3, label: 'pear', amount: '' },
  ];
  expect(rows.map((row) => rowFault(row, rows))).toEqual([null, 'twice', 'no_label', 'no_amount']);
  expect(toRecord(rows, 1)).toEqual({ apple: 2 });
});

test('a label named like a part of every object is only a label', () => {
  const record = toRecord([{ key: 0, label: '__proto__', amount: 1 }], 1);
  expect(Object.keys(record)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
});
