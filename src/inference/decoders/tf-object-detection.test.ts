import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { decodeTfObjectDetection } from './tf-object-detection';

/** ymin, xmin, ymax, xmax. */
const MIDDLE = [0.25, 0.25, 0.75, 0.5];
const outputs = {
  boxes: floats([1, 3, 4], ...MIDDLE, ...MIDDLE, ...MIDDLE),
  scores: floats([1, 3], 0.75, 0.5, 0.5),
  // Floats that count from 1; 2 is one of the unused ids.
  classes: floats([1, 3], 1, 2, 3),
  count: floats([1], 3),
};

it('reads y first, ids as they are, a score at the limit included', () => {
  expect(told(decodeTfObjectDetection(outputs, decoderCard(), INPUT, 0.5))).toEqual([
    'cup 1 0.75 50 25 100 75',
    'bowl 3 0.5 50 25 100 75',
  ]);
});

it('reads no further than the count says, and everything without one', () => {
  expect(told(decodeTfObjectDetection({ ...outputs, count: floats([1], 1) }, decoderCard(), INPUT, 0))).toHaveLength(1);
  const { count, ...uncounted } = outputs;
  expect(told(decodeTfObjectDetection(uncounted, decoderCard(), INPUT, 0))).toHaveLength(2);
});

it('lays a mask over the box of its row', () => {
  const masks = floats([1, 3, 1, 2], 0.25, 0.75, 0, 0, 1, 1);
  const [cup, bowl] = decodedAs(
    decodeTfObjectDetection({ ...outputs, masks }, decoderCard(), INPUT, 0.5),
    'objects',
  ).proposals;
  expect(cup?.mask).toEqual({ box: [50, 25, 100, 75], width: 2, height: 1, values: Float32Array.from([0.25, 0.75]) });
  expect(bowl?.mask?.values).toEqual(Float32Array.from([1, 1]));
});

it('keeps the photos of a batch apart, and leaves padding out', () => {
  const two = {
    boxes: floats([2, 2, 4], ...MIDDLE, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0),
    scores: floats([2, 2], 0.5, 0, 0.75, 0),
    classes: floats([2, 2], 1, 1, 3, 1),
    count: floats([2], 2, 2),
  };
  const found = decodeTfObjectDetection(two, decoderCard(), INPUT, 0);
  expect([told(found, 0), told(found, 1)]).toEqual([['cup 1 0.5 50 25 100 75'], ['bowl 3 0.75 0 0 200 100']]);
});

it('refuses other shapes and numbers that are none', () => {
  expect(() => decodeTfObjectDetection({ ...outputs, scores: floats([1, 2], 0, 0) }, decoderCard(), INPUT, 0)).toThrow(
    refusal('model_unsupported'),
  );
  const broken = { ...outputs, boxes: floats([1, 3, 4], Number.NaN, ...MIDDLE, ...MIDDLE, 0, 0, 0) };
  expect(() => decodeTfObjectDetection(broken, decoderCard(), INPUT, 0.5)).toThrow(refusal('non_finite_output'));
});
