import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Affine } from '../core/data-types';
import { applyToPoint, compose, IDENTITY, invert, scaling, translation } from './affine';
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

/** Pixel by pixel, as the sentence above `maskOnPhoto` says. */
function byDefinition({ box, clip = box, width, height, values }: MaskGrid, toPhoto: Affine, px: number, py: number) {
  const [x, y] = applyToPoint(invert(toPhoto), px + 0.5, py + 0.5);
  const within = ([x1, y1, x2, y2]: MaskGrid['box']) => x >= x1 && x < x2 && y >= y1 && y < y2;
  if (!within(box) || !within(clip)) return null;
  const place = (at: number, cells: number) => Math.min(Math.max(at - 0.5, 0), cells - 1);
  const u = place(((x - box[0]) / (box[2] - box[0])) * width, width);
  const v = place(((y - box[1]) / (box[3] - box[1])) * height, height);
  let sum = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const weight = Math.max(0, 1 - Math.abs(u - column)) * Math.max(0, 1 - Math.abs(v - row));
      sum += weight * (values[row * width + column] ?? 0);
    }
  }
  return sum;
}

it('does what its definition says, scaled, mirrored and turned by quarters', () => {
  const scale = fc.constantFrom(-3, -0.75, 0.4, 1, 2.5);
  const shift = fc.integer({ min: -8, max: 24 });
  const side = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      scale,
      scale,
      shift,
      shift,
      fc.boolean(),
      (width, height, numbers, sx, sy, tx, ty, quarter) => {
        const values = Float32Array.from({ length: width * height }, () => numbers.next().value ?? 0);
        const grid: MaskGrid = { box: [1, 2, 9, 7], clip: [2, 2, 8.25, 6], width, height, values };
        const turn: Affine = quarter ? [0, 1, -1, 0, 0, 0] : IDENTITY;
        const toPhoto = compose(compose(translation(tx, ty), scaling(sx, sy)), turn);
        const inside = new Set<number>();
        eachStretch(maskOnPhoto(grid, toPhoto, { width: 20, height: 16 }), (row, from, to) => {
          for (let x = from; x < to; x++) inside.add(row * 20 + x);
        });
        for (let y = 0; y < 16; y++) {
          for (let x = 0; x < 20; x++) {
            const value = byDefinition(grid, toPhoto, x, y);
            // On the border itself rounding decides.
            if (value !== null && Math.abs(value - 0.5) < 1e-6) continue;
            expect(inside.has(y * 20 + x), `${x}, ${y}: ${value}`).toBe(value !== null && value >= 0.5);
          }
        }
      },
    ),
  );
});

it('refuses a slant', () => {
  expect(() => maskOnPhoto(halves, [1, 0.5, 0, 1, 0, 0], { width: 8, height: 4 })).toThrow(RangeError);
});
