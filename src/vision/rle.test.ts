import { expect, it } from 'vitest';
import { eachStretch, rleArea, rleBox } from './rle';

/** Rows of 4: a stretch that goes on over the end of the first row. */
const mask = { width: 4, height: 3, counts: [2, 3, 4, 1, 2] };

it('visits the mask row by row', () => {
  const stretches: number[][] = [];
  eachStretch(mask, (...stretch) => stretches.push(stretch));
  expect(stretches).toEqual([
    [0, 2, 4],
    [1, 0, 1],
    [2, 1, 2],
  ]);
});

it('knows area and box', () => {
  expect(rleArea(mask)).toBe(4);
  expect(rleBox(mask)).toEqual([0, 0, 4, 3]);
  expect(rleBox({ width: 4, height: 2, counts: [5, 2, 1] })).toEqual([1, 1, 3, 2]);
});

it('has no box round nothing', () => {
  expect(rleBox({ width: 4, height: 2, counts: [8] })).toBeNull();
  expect(rleArea({ width: 4, height: 2, counts: [8] })).toBe(0);
});
