import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { decodeTorchvisionDetection } from './torchvision-detection';

const outputs = {
  boxes: floats([2, 4], 20, 10, 60, 50, 100, 5, 120, 95),
  labels: ints([2], 1, 3),
  scores: floats([2], 0.875, 0.5),
};

it('reads as many rows as there are, a score at the limit included', () => {
  expect(told(decodeTorchvisionDetection(outputs, decoderCard(), INPUT, 0.5))).toEqual([
    'cup 1 0.875 20 10 60 50',
    'bowl 3 0.5 100 5 120 95',
  ]);
});

it('never shows label 0, which is nothing', () => {
  expect(
    told(decodeTorchvisionDetection({ ...outputs, labels: ints([2], 0, 3) }, decoderCard(), INPUT, 0.5)),
  ).toHaveLength(1);
});

it('reads masks over the whole input and points', () => {
  // 4 by 2 cells of 50 pixels: the first object fills the first column, the second nothing.
  const masks = floats([2, 1, 2, 4], 0.5, 0, 0, 0, 0.9, 0, 0, 0, ...new Array<number>(8).fill(0.1));
  const keypoints = floats([2, 2, 3], 25, 15, 1, 30, 20, 0, 110, 50, 1, 110, 60, 1);
  const found = decodeTorchvisionDetection({ ...outputs, masks, keypoints }, decoderCard(), INPUT, 0.5);
  const [cup, bowl] = decodedAs(found, 'objects').proposals;
  expect(cup?.mask).toMatchObject({ box: [0, 0, 100, 100], width: 2, height: 2 });
  expect(bowl?.mask).toBeUndefined();
  expect(cup?.keypoints).toEqual([
    { x: 25, y: 15, score: 1 },
    { x: 30, y: 20, score: 0 },
  ]);
});

it('finds nothing on an empty photo', () => {
  const empty = { boxes: floats([0, 4]), labels: ints([0]), scores: floats([0]), masks: floats([0, 1, 100, 200]) };
  const found = decodeTorchvisionDetection(empty, decoderCard(), INPUT, 0);
  expect(found).toHaveLength(1);
  expect(told(found)).toEqual([]);
});

it('refuses other shapes and numbers that are none', () => {
  expect(() =>
    decodeTorchvisionDetection({ ...outputs, scores: floats([3], 0, 0, 0) }, decoderCard(), INPUT, 0),
  ).toThrow(refusal('model_unsupported'));
  const broken = { ...outputs, scores: floats([2], Number.NaN, 0) };
  expect(() => decodeTorchvisionDetection(broken, decoderCard(), INPUT, 0.5)).toThrow(refusal('non_finite_output'));
});
