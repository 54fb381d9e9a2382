import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal } from '../../../test/support/decoding';
import { decodeTextReader } from './text-reader';

/** Blank, then the alphabet, then a space. */
const COLUMNS = ['', 'a', 'b', 'é', ' '];
const card = decoderCard({ decoding: { alphabet: ['a', 'b', 'é'] } });

/** One row a step: 0.75 for its character ('' is the blank), 0.0625 for each other. */
const steps = (...characters: string[]) =>
  characters.flatMap((c) => COLUMNS.map((column) => (column === c ? 0.75 : 0.0625)));
const read = (scores: ReturnType<typeof floats>, overrides = card, item = 0) =>
  decodedAs(decodeTextReader({ scores }, overrides, INPUT, 0), 'text', item);

it('joins repeats, drops blanks, and keeps letters that a blank stands between', () => {
  const scores = floats([1, 8, 5], ...steps('', 'a', 'a', '', 'a', 'b', ' ', 'é'));
  expect(read(scores)).toEqual({ kind: 'text', text: 'aab é', score: 0.75 });
});

it('scores by what is kept only', () => {
  // A blank that is sure does not make a text surer.
  const scores = floats([1, 2, 5], 1, 0, 0, 0, 0, 0.125, 0.5, 0.125, 0.125, 0.125);
  expect(read(scores)).toEqual({ kind: 'text', text: 'a', score: 0.5 });
});

it('reads a model that knows no space', () => {
  const scores = floats([1, 1, 4], 0.125, 0.125, 0.25, 0.5);
  expect(read(scores)).toEqual({ kind: 'text', text: 'é', score: 0.5 });
});

it('reads logits where the card says so', () => {
  const scores = floats([1, 1, 4], 0, Math.log(5), 0, 0);
  const { text, score } = read(scores, decoderCard({ ...card, activation: 'softmax' }));
  expect([text, Number(score.toFixed(4))]).toEqual(['a', 0.625]);
});

it('reads nothing from blanks, and each photo of a batch for itself', () => {
  const scores = floats([2, 2, 5], ...steps('', ''), ...steps('b', 'b'));
  expect([read(scores), read(scores, card, 1)]).toEqual([
    { kind: 'text', text: '', score: 0 },
    { kind: 'text', text: 'b', score: 0.75 },
  ]);
});

it('refuses an alphabet of another length, and numbers that are none', () => {
  expect(() => read(floats([1, 1, 7], 0, 0, 0, 0, 0, 0, 0))).toThrow(refusal('model_unsupported'));
  expect(() => read(floats([1, 1, 4], 0, 0, 0, 0), decoderCard())).toThrow(refusal('model_unsupported'));
  expect(() => read(floats([1, 1, 5], Number.NaN, 0, 0, 0, 0))).toThrow(refusal('non_finite_output'));
});
