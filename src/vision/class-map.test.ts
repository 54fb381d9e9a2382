import { expect, it } from 'vitest';
import type { Affine } from '../core/data-types';
import { classMasks } from './class-map';

const names = ['background', 'cat', undefined, 'dog'];
const map = (width: number, ...labels: number[]) => ({
  width,
  height: labels.length / width,
  labels: Uint8Array.from(labels),
});

it('gives every pixel the class of the cell it lies in', () => {
  // Two by two cells over a photo of six by two: three pixels wide and one high each.
  expect(classMasks(map(2, 0, 1, 3, 1), { width: 6, height: 2, toMap: [1 / 3, 0, 0, 1, 0, 0], names })).toEqual({
    width: 6,
    height: 2,
    labels: ['background', 'cat', 'dog'],
    areas: { background: 3, cat: 6, dog: 3 },
    rle: [
      { width: 6, height: 2, counts: [0, 3, 9] },
      { width: 6, height: 2, counts: [3, 3, 3, 3] },
      { width: 6, height: 2, counts: [6, 3, 3] },
    ],
  });
});

it('leaves the padding of a letterbox out of the areas', () => {
  // A photo of 4 by 2 in a map of 4 by 4, with a row of padding above and below.
  const letterbox = map(4, 3, 3, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 3, 3, 3, 3);
  const { areas } = classMasks(letterbox, { width: 4, height: 2, toMap: [1, 0, 0, 1, 0, 1], names });
  expect(areas).toEqual({ background: 4, cat: 4 });
});

it('says nothing of pixels the model never saw', () => {
  // A centre crop: the map covers columns 1 and 2 of 4.
  const { areas, rle } = classMasks(map(2, 1, 1, 1, 1), { width: 4, height: 2, toMap: [1, 0, 0, 1, -1, 0], names });
  expect(areas).toEqual({ cat: 4 });
  expect(rle[0]?.counts).toEqual([1, 2, 2, 2, 1]);
});

it('follows a photo that was turned', () => {
  // The map is the photo turned a quarter: source (x, y) lies at map (1 - y, x).
  const quarter: Affine = [0, 1, -1, 0, 2, 0];
  const { rle, labels } = classMasks(map(2, 0, 1, 0, 0), { width: 2, height: 2, toMap: quarter, names });
  expect(labels).toEqual(['background', 'cat']);
  expect(rle[1]?.counts).toEqual([0, 1, 3]);
});

it('keeps columns without a label out, and joins those that share one', () => {
  const shared = { width: 4, height: 1, toMap: [1, 0, 0, 1, 0, 0] as const, names: ['a', 'b', undefined, 'a'] };
  expect(classMasks(map(4, 0, 3, 2, 9), shared)).toMatchObject({ labels: ['a'], areas: { a: 2 } });
});

it('does not lose the last pixels of an uneven scale', () => {
  const width = 1_007;
  const { areas } = classMasks(map(3, 1, 1, 1), { width, height: 1, toMap: [3 / width, 0, 0, 1, 0, 0], names });
  expect(areas).toEqual({ cat: width });
});
