import { expect, it } from 'vitest';
import { rleWriter } from './rle-writer';

it('starts with the zeros and joins runs that touch', () => {
  const writer = rleWriter(4, 2);
  writer.add(1, 3);
  writer.add(3, 5);
  writer.add(7, 8);
  expect(writer.finish()).toEqual({ width: 4, height: 2, counts: [1, 4, 2, 1] });
  expect(writer.area).toBe(5);
});

it('writes masks that begin with a one, are full, or empty', () => {
  const first = rleWriter(2, 2);
  first.add(0, 1);
  expect(first.finish().counts).toEqual([0, 1, 3]);
  const full = rleWriter(2, 2);
  full.add(0, 4);
  expect(full.finish().counts).toEqual([0, 4]);
  expect(rleWriter(2, 2).finish().counts).toEqual([4]);
});
