import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal } from '../../../test/support/decoding';
import type { Output } from './decoder';
import { decodeForeground } from './foreground';

const read = (foreground: Output, activation: 'none' | 'sigmoid' = 'none', item = 0) => {
  const { width, height, values } = decodedAs(
    decodeForeground({ foreground }, decoderCard({ activation }), INPUT, 0),
    'foreground',
    item,
  );
  return { width, height, values: [...values].map((v) => Number(v.toFixed(4))) };
};

it('spreads the values of each photo, as U2Net and ISNet want it', () => {
  const map = floats([2, 1, 1, 3], 0.25, 0.5, 0.75, 0, 0.5, 1);
  expect(read(map)).toEqual({ width: 3, height: 1, values: [0, 0.5, 1] });
  expect(read(map, 'none', 1)).toEqual({ width: 3, height: 1, values: [0, 0.5, 1] });
});

it('applies a sigmoid instead where the card says so, as BiRefNet wants it', () => {
  expect(read(floats([1, 1, 2, 1], 0, Math.log(3)), 'sigmoid')).toEqual({ width: 1, height: 2, values: [0.5, 0.75] });
});

it('does not make a foreground of a map that says nothing', () => {
  expect(read(floats([1, 1, 1, 2], 0.1, 0.1)).values).toEqual([0.1, 0.1]);
});

it('reads channels last and no channel at all', () => {
  expect(read(floats([1, 2, 3, 1], 0, 0, 0, 1, 1, 1))).toMatchObject({ width: 3, height: 2 });
  expect(read(floats([1, 2, 3], 0, 0, 0, 1, 1, 1))).toMatchObject({ width: 3, height: 2 });
});

it('refuses other shapes and numbers that are none', () => {
  expect(() => read(floats([1, 2, 1, 2], 0, 0, 0, 0))).toThrow(refusal('model_unsupported'));
  expect(() => read(floats([1, 1, 1, 2], 0, Number.NaN))).toThrow(refusal('non_finite_output'));
});
