import { expect, it } from 'vitest';
import { decoderCard, floats, refusal } from '../../../test/support/decoding';
import { decodeFeatures } from './features';

const card = decoderCard();

it('gives each photo its own numbers, whatever their dimensions', () => {
  const expected = [
    [1, 2],
    [3, 4],
  ].map((values) => ({ kind: 'features', values: Float32Array.from(values) }));
  expect(decodeFeatures({ features: floats([2, 2], 1, 2, 3, 4) }, card)).toEqual(expected);
  expect(decodeFeatures({ features: floats([2, 2, 1, 1], 1, 2, 3, 4) }, card)).toEqual(expected);
});

it('refuses an output without photos or without features, and what is not a number', () => {
  expect(() => decodeFeatures({ features: floats([2], 1, 2) }, card)).toThrow(refusal('model_unsupported'));
  expect(() => decodeFeatures({ features: floats([1, 0]) }, card)).toThrow(refusal('model_unsupported'));
  expect(() => decodeFeatures({ features: floats([1, 1], Number.NaN) }, card)).toThrow(refusal('non_finite_output'));
});
