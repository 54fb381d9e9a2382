import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { decodePaddleDetection } from './paddle-detection';

const detections = floats([3, 6], 1, 0.75, 20, 10, 60, 50, 3, 0.5, 100, 5, 120, 95, -1, -1, 0, 0, 0, 0);

it('reads class, score, corners; a score at the limit is enough, class -1 is none', () => {
  expect(told(decodePaddleDetection({ detections }, decoderCard(), INPUT, 0.5))).toEqual([
    'cup 1 0.75 20 10 60 50',
    'bowl 3 0.5 100 5 120 95',
  ]);
});

it('deals the rows out to the photos of a batch by their counts', () => {
  const found = decodePaddleDetection({ detections, count: ints([3], 1, 0, 2) }, decoderCard(), INPUT, 0);
  expect(found.map((_, item) => told(found, item))).toEqual([
    ['cup 1 0.75 20 10 60 50'],
    [],
    ['bowl 3 0.5 100 5 120 95'],
  ]);
});

it('finds nothing in nothing', () => {
  expect(
    told(decodePaddleDetection({ detections: floats([0, 6]), count: ints([1], 0) }, decoderCard(), INPUT, 0)),
  ).toEqual([]);
});

it('refuses other shapes, counts of more than there is, and numbers that are none', () => {
  const decode = (outputs: Parameters<typeof decodePaddleDetection>[0]) =>
    decodePaddleDetection(outputs, decoderCard(), INPUT, 0);
  expect(() => decode({ detections: floats([1, 5], 0, 0, 0, 0, 0) })).toThrow(refusal('model_unsupported'));
  expect(() => decode({ detections, count: ints([1], 4) })).toThrow(refusal('model_unsupported'));
  expect(() => decode({ detections: floats([1, 6], 1, Number.NaN, 0, 0, 1, 1) })).toThrow(refusal('non_finite_output'));
});
