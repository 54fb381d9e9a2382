import { expect, it } from 'vitest';
import { eachStretch, rleArea, rleBitmap, rleBox, rleMiddle } from './rle';

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

it('a mask as cells within its box, and a place well inside', () => {
  // .##. / ###. / ....
  const mask = { width: 4, height: 3, counts: [1, 2, 1, 3, 5] };
  expect(rleBitmap(mask)).toEqual({ left: 0, top: 0, width: 3, height: 2, cells: Uint8Array.of(0, 1, 1, 1, 1, 1) });
  expect(rleMiddle(mask)).toEqual([1.5, 1.5]);
  const empty = { width: 4, height: 3, counts: [12] };
  expect([rleBitmap(empty), rleMiddle(empty)]).toEqual([null, null]);
});
