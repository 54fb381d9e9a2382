import { expect, it } from 'vitest';
import type { Box } from '../core/data-types';
import { inReadingOrder } from './reading-order';

const line = (text: string, ...box: Box) => ({ text, box });
const read = (...items: { text: string; box: Box }[]) =>
  inReadingOrder(items)
    .map(({ text }) => text)
    .join(' ');

it('reads from top to bottom, and from left to right along a line that is not quite straight', () => {
  const items = [
    line('price', 200, 12, 300, 32),
    line('total', 10, 100, 80, 120),
    line('apples', 10, 10, 100, 30),
    line('3.50', 220, 94, 300, 114),
  ];
  expect(read(...items)).toBe('apples price total 3.50');
});

it('counts what is a line by how tall the letters are', () => {
  const two = (height: number) => [line('b', 0, 12, 50, 12 + height), line('a', 60, 0, 90, height)];
  expect(read(...two(10))).toBe('a b');
  expect(read(...two(60))).toBe('b a');
});

it('has nothing to read in nothing', () => {
  expect(inReadingOrder([])).toEqual([]);
});
