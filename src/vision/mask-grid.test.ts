import { expect, it } from 'vitest';
import type { Affine } from '../core/data-types';
import { compose, IDENTITY, scaling, translation } from './affine';
import { fitToInput } from './fit';
import { type MaskGrid, maskOnPhoto } from './mask-grid';
import { eachStretch, rleArea, rleBox } from './rle';

/** Two cells of 4 x 4 pixels side by side: the left one inside, the right one outside. */
const halves: MaskGrid = { box: [0, 0, 8, 4], width: 2, height: 1, values: Float32Array.from([1, 0]) };
const whole = (box: MaskGrid['box']): MaskGrid => ({ box, width: 1, height: 1, values: Float32Array.from([1]) });

function stretches(grid: MaskGrid, toPhoto: Affine, width: number, height: number): number[][] {
  const found: number[][] = [];
  eachStretch(maskOnPhoto(grid, toPhoto, { width, height }), (...stretch) => found.push(stretch));
  return found;
}

it('blends between the middles of cells: half way is the border, and belongs to the mask', () => {
  // Middles at 2 and 6, so 0.5 is reached at x = 4: the pixels with middles 0.5 to 3.5.
  expect(stretches(halves, IDENTITY, 8, 4)).toEqual([0, 1, 2, 3].map((row) => [row, 0, 4]));
  // Values 1 and 0.25: 0.5 is reached at x = 2 + 4 x 2/3 = 4.67, the middle 4.5 lies before it.
  const other = { ...halves, values: Float32Array.from([1, 0.25]) };
  expect(stretches(other, IDENTITY, 8, 4)[0]).toEqual([0, 0, 5]);
});

it('stays within the clip', () => {
  const clipped = { ...whole([0, 0, 8, 4]), clip: [2, 1, 5, 3] } as const;
  expect(stretches(clipped, IDENTITY, 8, 4)).toEqual([
    [1, 2, 5],
    [2, 2, 5],
  ]);
});

it('stays within the photo, wherever the region lies', () => {
  expect(rleBox(maskOnPhoto(whole([-5, -5, 3, 2]), IDENTITY, { width: 8, height: 4 }))).toEqual([0, 0, 3, 2]);
  expect(maskOnPhoto(whole([20, 20, 30, 30]), IDENTITY, { width: 8, height: 4 })).toEqual({
    width: 8,
    height: 4,
    counts: [32],
  });
});

it.each([
  ['landscape', { width: 40, height: 10 }],
  ['portrait', { width: 10, height: 40 }],
] as const)('covers a photo in %s exactly through its letterbox', (_, photo) => {
  const input = { width: 20, height: 20, resize: 'letterbox' } as const;
  const { toImage } = fitToInput(photo, input);
  // All of the input is inside, padding included: every pixel of the photo is.
  expect(rleArea(maskOnPhoto(whole([0, 0, 20, 20]), toImage, photo))).toBe(400);
});

it('turns and flips with the photo', () => {
  // A quarter turn: input (x, y) is photo (4 - y, x).
  const turned: Affine = [0, 1, -1, 0, 4, 0];
  expect(rleBox(maskOnPhoto(halves, turned, { width: 4, height: 8 }))).toEqual([0, 0, 4, 4]);
  const flipped: Affine = [-1, 0, 0, 1, 8, 0];
  expect(rleBox(maskOnPhoto(halves, flipped, { width: 8, height: 4 }))).toEqual([4, 0, 8, 4]);
});

it('grows with the photo smoothly', () => {
  const toPhoto = compose(translation(10, 20), scaling(100, 50));
  const mask = maskOnPhoto(halves, toPhoto, { width: 900, height: 300 });
  expect(rleBox(mask)).toEqual([10, 20, 410, 220]);
  expect(rleArea(mask)).toBe(400 * 200);
});
