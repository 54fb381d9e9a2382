import { expect, test } from 'vitest';
import { addTallies, tally, totalOf } from './tally';

const labels = (...names: string[]) => tally(names.map((label) => ({ label })));

test('most first, equal ones by name, any name', () => {
  expect([...labels('pear', 'apple', '__proto__', 'pear')]).toEqual([
    ['pear', 2],
    ['__proto__', 1],
    ['apple', 1],
  ]);
  expect(totalOf(labels('a', 'b', 'a'))).toBe(3);
  expect(totalOf(labels())).toBe(0);
});

test('two together', () => {
  const sum = addTallies(labels('a', 'b'), labels('b', 'c'));
  expect([...sum]).toEqual([
    ['b', 2],
    ['a', 1],
    ['c', 1],
  ]);
});
