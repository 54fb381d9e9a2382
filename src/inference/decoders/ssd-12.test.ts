import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { decodeSsd12 } from './ssd-12';

const outputs = {
  boxes: floats([1, 2, 4], 0.25, 0.1, 0.5, 0.5, 0, 0, 1, 1),
  labels: ints([1, 2], 3, 1),
  scores: floats([1, 2], 0.75, 0.25),
};

it('reads left, top, right, bottom, a score at the limit included', () => {
  expect(told(decodeSsd12(outputs, decoderCard(), INPUT, 0.25))).toEqual([
    'bowl 3 0.75 50 10 100 50',
    'cup 1 0.25 0 0 200 100',
  ]);
  expect(told(decodeSsd12(outputs, decoderCard(), INPUT, 0.26))).toHaveLength(1);
});

it('reads y first where the card says so', () => {
  const card = decoderCard({ boxes: { format: 'yxyx', space: 'unit' } });
  expect(told(decodeSsd12(outputs, card, INPUT, 0.5))).toEqual(['bowl 3 0.75 20 25 100 50']);
});

it('finds nothing in nothing and refuses other shapes', () => {
  expect(
    told(
      decodeSsd12({ boxes: floats([1, 0, 4]), labels: ints([1, 0]), scores: floats([1, 0]) }, decoderCard(), INPUT, 0),
    ),
  ).toEqual([]);
  expect(() => decodeSsd12({ ...outputs, labels: ints([2], 3, 1) }, decoderCard(), INPUT, 0)).toThrow(
    refusal('model_unsupported'),
  );
});
