import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal } from '../../../test/support/decoding';
import { decodeTextDetector } from './text-detector';

it('hands on the map of each photo', () => {
  const found = decodeTextDetector({ map: floats([2, 1, 1, 2], 0.25, 0.5, 0.75, 1) }, decoderCard(), INPUT, 0);
  expect(decodedAs(found, 'text-map')).toEqual({
    kind: 'text-map',
    width: 2,
    height: 1,
    values: Float32Array.of(0.25, 0.5),
  });
  expect(decodedAs(found, 'text-map', 1).values).toEqual(Float32Array.of(0.75, 1));
});

it('applies a sigmoid where it is still to be applied', () => {
  const found = decodeTextDetector({ map: floats([1, 1, 1, 1], 0) }, decoderCard({ activation: 'sigmoid' }), INPUT, 0);
  expect(decodedAs(found, 'text-map').values).toEqual(Float32Array.of(0.5));
});

it('refuses other shapes and numbers that are none', () => {
  const decode = (map: ReturnType<typeof floats>) => decodeTextDetector({ map }, decoderCard(), INPUT, 0);
  expect(() => decode(floats([1, 2, 1, 1], 0, 0))).toThrow(refusal('model_unsupported'));
  expect(() => decode(floats([1, 1, 1, 1], Number.NaN))).toThrow(refusal('non_finite_output'));
});
