import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, ints, refusal } from '../../../test/support/decoding';
import type { Outputs } from './decoder';
import { decodeSemantic } from './semantic';

const SIZE = { width: 4, height: 2 };
const labels = ['rest', 'cat', 'dog'].map((label, classId) => ({ classId, label }));
const read = (outputs: Outputs, overrides: Parameters<typeof decoderCard>[0] = {}, item = 0) => {
  const decoded = decodedAs(decodeSemantic(outputs, decoderCard({ labels, ...overrides }), SIZE, 0), 'classes', item);
  return { width: decoded.width, height: decoded.height, labels: [...decoded.labels] };
};

/** Scores of three classes over 2 by 1 cells: the first a dog, the second the rest. */
const first = floats([1, 3, 1, 2], 0, 3, 1, 2, 3, 1);

it('brings scores of a quarter to the size of the input before it chooses', () => {
  expect(read({ scores: first })).toEqual({ width: 4, height: 2, labels: [2, 2, 0, 0, 2, 2, 0, 0] });
});

it('reads channels last', () => {
  const last = floats([1, 2, 2, 3], 0, 1, 3, 3, 2, 1, 0, 1, 3, 3, 2, 1);
  expect(read({ scores: last })).toEqual({ width: 4, height: 2, labels: [2, 2, 0, 0, 2, 2, 0, 0] });
});

it('keeps the photos of a batch apart', () => {
  const scores = floats(
    [2, 3, 2, 4],
    ...new Array<number>(8).fill(1),
    ...new Array<number>(16).fill(0),
    ...new Array<number>(16).fill(0),
    ...new Array<number>(8).fill(1),
  );
  expect(new Set(read({ scores }).labels)).toEqual(new Set([0]));
  expect(new Set(read({ scores }, {}, 1).labels)).toEqual(new Set([2]));
});

it('hands on classes that are chosen already, whatever their kind and shape', () => {
  const expected = { width: 2, height: 1, labels: [2, 0] };
  expect(read({ classes: ints([1, 1, 2], 2, 0) })).toEqual(expected);
  expect(read({ classes: ints([1, 1, 1, 2], 2, 0) })).toEqual(expected);
  expect(read({ classes: floats([1, 2, 2, 1], 2, 0, 1, 1) })).toEqual({ width: 2, height: 2, labels: [2, 0, 1, 1] });
});

it('decides by one channel, a value at the limit being enough', () => {
  const scores = floats([1, 1, 2, 4], -1, 0, 1, -0.001, -1, -1, -1, -1);
  const two = { labels: labels.slice(0, 2), activation: 'sigmoid' } as const;
  expect(read({ scores }, two).labels).toEqual([0, 1, 1, 0, 0, 0, 0, 0]);
  const probabilities = floats([1, 1, 2, 4], 0.4, 0.5, 1, 0.499, 0, 0, 0, 0);
  expect(read({ scores: probabilities }, { labels: labels.slice(0, 2) }).labels).toEqual([0, 1, 1, 0, 0, 0, 0, 0]);
});

it('gives its only label column 0, and nothing to the rest', () => {
  const scores = floats([1, 1, 2, 4], 1, 0, 0, 0, 0, 0, 0, 0);
  expect(read({ scores }, { labels: [{ classId: 0, label: 'crack' }] }).labels).toEqual([
    0, -1, -1, -1, -1, -1, -1, -1,
  ]);
  expect(read({ scores }, { labels: [{ classId: 0, label: 'crack' }], background: 'first' }).labels).toEqual([
    1, 0, 0, 0, 0, 0, 0, 0,
  ]);
});

it('refuses other shapes and numbers that are none', () => {
  expect(() => read({ scores: floats([1, 3, 2], 0, 0, 0, 0, 0, 0) })).toThrow(refusal('model_unsupported'));
  expect(() => read({ classes: ints([1, 3, 2, 2], ...new Array<number>(12).fill(0)) })).toThrow(
    refusal('model_unsupported'),
  );
  expect(() => read({})).toThrow(refusal('model_unsupported'));
  expect(() => read({ scores: floats([1, 3, 1, 1], Number.NaN, 0, 0) })).toThrow(refusal('non_finite_output'));
});
