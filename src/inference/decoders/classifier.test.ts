import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal } from '../../../test/support/decoding';
import { decodeClassifier } from './classifier';
import type { Output } from './decoder';

const scoresOf = (scores: Output, overrides: Parameters<typeof decoderCard>[0] = {}, item = 0) =>
  [...decodedAs(decodeClassifier({ scores }, decoderCard(overrides), INPUT, 0), 'scores', item).scores].map((v) =>
    Number(v.toFixed(4)),
  );

it('applies what is still to be applied, once', () => {
  const logits = floats([1, 3], 0, Math.log(2), Math.log(5));
  expect(scoresOf(logits, { activation: 'softmax' })).toEqual([0.125, 0.25, 0.625]);
  expect(scoresOf(logits, { activation: 'sigmoid' })).toEqual([0.5, 0.6667, 0.8333]);
  expect(scoresOf(floats([1, 3], 0.125, 0.25, 0.625))).toEqual([0.125, 0.25, 0.625]);
});

it('does not run over with large logits', () => {
  expect(scoresOf(floats([1, 2], 1_000, 1_000), { activation: 'softmax' })).toEqual([0.5, 0.5]);
});

it('keeps the photos of a batch apart', () => {
  const scores = floats([2, 3], 1, 0, 0, 0, 0, 1);
  expect([scoresOf(scores, {}, 0), scoresOf(scores, {}, 1)]).toEqual([
    [1, 0, 0],
    [0, 0, 1],
  ]);
});

it('makes two sides of one column', () => {
  expect(scoresOf(floats([1, 1], 0), { activation: 'sigmoid' })).toEqual([0.5, 0.5]);
  expect(scoresOf(floats([1, 1], 0.75))).toEqual([0.25, 0.75]);
  expect(scoresOf(floats([1, 1], 0.75), { labels: [{ classId: 0, label: 'broken' }] })).toEqual([0.75]);
});

it('reads scores with idle dimensions, and without a batch', () => {
  expect(scoresOf(floats([1, 2, 1, 1], 0.25, 0.75))).toEqual([0.25, 0.75]);
  expect(scoresOf(floats([2], 0.25, 0.75))).toEqual([0.25, 0.75]);
});

it('refuses other shapes and numbers that are none', () => {
  expect(() => scoresOf(floats([1, 2, 2], 0, 0, 0, 0))).toThrow(refusal('model_unsupported'));
  expect(() => scoresOf(floats([1, 2], 0, Number.POSITIVE_INFINITY))).toThrow(refusal('non_finite_output'));
});
