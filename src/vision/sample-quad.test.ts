import { expect, it } from 'vitest';
import { type Quad, quadSize, sampleQuad } from './sample-quad';

/** Grey pixels, one number each. */
const grey = (width: number, ...values: number[]) => ({
  width,
  height: values.length / width,
  data: Uint8Array.from(values.flatMap((value) => [value, value, value])),
});
function cut(picture: ReturnType<typeof grey>, quad: Quad, width: number, height: number, rowWidth = width): number[] {
  const out = new Uint8Array(rowWidth * height * 3).fill(9);
  sampleQuad(picture, quad, { width, height }, out, rowWidth);
  return Array.from({ length: rowWidth * height }, (_, i) => out[i * 3] ?? -1);
}

const PICTURE = grey(3, 10, 20, 30, 40, 50, 60);

it('cuts an upright piece out as it is', () => {
  expect(
    cut(
      PICTURE,
      [
        [1, 0],
        [3, 0],
        [3, 2],
        [1, 2],
      ],
      2,
      2,
    ),
  ).toEqual([20, 30, 50, 60]);
});

it('turns a piece by the order of its corners', () => {
  // Upside down, and on its side.
  expect(
    cut(
      PICTURE,
      [
        [3, 2],
        [1, 2],
        [1, 0],
        [3, 0],
      ],
      2,
      2,
    ),
  ).toEqual([60, 50, 30, 20]);
  expect(
    cut(
      PICTURE,
      [
        [1, 2],
        [1, 0],
        [3, 0],
        [3, 2],
      ],
      2,
      2,
    ),
  ).toEqual([50, 20, 60, 30]);
});

it('takes the mean where it makes a piece smaller, and goes smoothly where it makes it larger', () => {
  expect(
    cut(
      PICTURE,
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
      1,
      1,
    ),
  ).toEqual([30]);
  expect(
    cut(
      grey(2, 0, 100),
      [
        [0, 0],
        [2, 0],
        [2, 1],
        [0, 1],
      ],
      4,
      1,
    ),
  ).toEqual([0, 25, 75, 100]);
});

it('leaves the rest of longer rows alone, and goes on with the border outside', () => {
  expect(
    cut(
      PICTURE,
      [
        [1, 0],
        [3, 0],
        [3, 2],
        [1, 2],
      ],
      2,
      2,
      3,
    ),
  ).toEqual([20, 30, 9, 50, 60, 9]);
  expect(
    cut(
      grey(1, 7),
      [
        [-2, -2],
        [3, -2],
        [3, 3],
        [-2, 3],
      ],
      2,
      1,
    ),
  ).toEqual([7, 7]);
});

it('measures the longer of opposite sides', () => {
  expect(
    quadSize([
      [0, 0],
      [3, 4],
      [3, 8],
      [0, 2],
    ]),
  ).toEqual({ width: Math.hypot(3, 6), height: 4 });
});
