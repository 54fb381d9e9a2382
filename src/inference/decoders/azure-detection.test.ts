import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { decodeAzureDetection } from './azure-detection';

const numbers = { boxes: [0.1, 0.1, 0.3, 0.5, 0, 0, 1, 1], classes: [1, 3], scores: [0.75, 0.5] };

it('reads rows with and without a batch in front, a score at the limit included', () => {
  const expected = ['cup 1 0.75 20 10 60 50', 'bowl 3 0.5 0 0 200 100'];
  for (const front of [[1], []]) {
    const outputs = {
      boxes: floats([...front, 2, 4], ...numbers.boxes),
      classes: ints([...front, 2], ...numbers.classes),
      scores: floats([...front, 2], ...numbers.scores),
    };
    expect(told(decodeAzureDetection(outputs, decoderCard(), INPUT, 0.5))).toEqual(expected);
    expect(told(decodeAzureDetection(outputs, decoderCard(), INPUT, 0.51))).toHaveLength(1);
  }
});

it('finds nothing in nothing and refuses other shapes', () => {
  const empty = { boxes: floats([1, 0, 4]), classes: ints([1, 0]), scores: floats([1, 0]) };
  expect(told(decodeAzureDetection(empty, decoderCard(), INPUT, 0))).toEqual([]);
  const mixed = { boxes: floats([2, 4], ...numbers.boxes), classes: ints([1], 1), scores: floats([2], 0, 0) };
  expect(() => decodeAzureDetection(mixed, decoderCard(), INPUT, 0)).toThrow(refusal('model_unsupported'));
});
