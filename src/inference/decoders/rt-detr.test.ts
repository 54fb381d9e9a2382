import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { applyToBox } from '../../vision/affine';
import { fitToInput } from '../../vision/fit';
import { decodeRtDetr } from './rt-detr';

const LANDSCAPE = [20, 10, 60, 50];
const PORTRAIT = [100, 5, 120, 95];
const outputs = {
  labels: ints([1, 3], 1, 2, 3),
  boxes: floats([1, 3, 4], ...LANDSCAPE, ...LANDSCAPE, ...PORTRAIT),
  scores: floats([1, 3], 0.875, 0.75, 0.5),
};

it('hands on the rows as they are, a score at the limit included, an unused id left out', () => {
  expect(told(decodeRtDetr(outputs, decoderCard(), INPUT, 0.5))).toEqual([
    'cup 1 0.875 20 10 60 50',
    'bowl 3 0.5 100 5 120 95',
  ]);
  expect(told(decodeRtDetr(outputs, decoderCard(), INPUT, 0.5001))).toHaveLength(1);
});

it('counts ids from where the card says', () => {
  const labels = [{ classId: 1, label: 'first' }];
  const found = decodeRtDetr(
    { ...outputs, labels: ints([1, 3], 0, 1, 2) },
    decoderCard({ labels, firstClassId: 1 }),
    INPUT,
    0,
  );
  expect(told(found)).toEqual(['first 1 0.875 20 10 60 50']);
});

it('keeps the photos of a batch apart', () => {
  const two = {
    labels: ints([2, 1], 1, 3),
    boxes: floats([2, 1, 4], ...LANDSCAPE, ...PORTRAIT),
    scores: floats([2, 1], 0.5, 0.75),
  };
  const found = decodeRtDetr(two, decoderCard(), INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['cup 1 0.5 20 10 60 50'], ['bowl 3 0.75 100 5 120 95']]);
});

it('maps back onto photos of any shape, for boxes are in pixels of what was fed', () => {
  for (const photo of [
    { width: 400, height: 100 },
    { width: 50, height: 300 },
  ]) {
    const { toImage } = fitToInput(photo, { ...INPUT, resize: 'stretch' });
    const box = applyToBox(toImage, [20, 10, 60, 50]);
    expect(box.map((v) => Number(v.toFixed(6)))).toEqual([
      (20 * photo.width) / 200,
      (10 * photo.height) / 100,
      (60 * photo.width) / 200,
      (50 * photo.height) / 100,
    ]);
  }
});

it('finds nothing where nothing is sure enough, or there are no rows', () => {
  expect(told(decodeRtDetr(outputs, decoderCard(), INPUT, 0.9))).toEqual([]);
  const empty = { labels: ints([1, 0]), boxes: floats([1, 0, 4]), scores: floats([1, 0]) };
  expect(told(decodeRtDetr(empty, decoderCard(), INPUT, 0))).toEqual([]);
});

it('refuses other shapes and numbers that are none', () => {
  const mixed = { ...outputs, boxes: floats([1, 4, 3], ...LANDSCAPE, ...LANDSCAPE, ...PORTRAIT) };
  expect(() => decodeRtDetr(mixed, decoderCard(), INPUT, 0)).toThrow(refusal('model_unsupported'));
  expect(() =>
    decodeRtDetr({ ...outputs, scores: floats([1, 3], Number.NaN, 0, 0) }, decoderCard(), INPUT, 0.5),
  ).toThrow(refusal('non_finite_output'));
});
