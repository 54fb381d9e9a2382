import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { decodeDetr } from './detr';

const MIDDLE = [0.5, 0.5, 0.25, 0.5];
const log = Math.log;
const softmax = decoderCard({ activation: 'softmax', background: 'last' });

it('takes the surest class after a softmax over all columns, "no object" among them', () => {
  // Shares 1 : 4 : 1 : 2 and "no object" 0, then 1 : 1 : 1 : 1 and 4.
  const outputs = {
    scores: floats([1, 2, 5], 0, log(4), 0, log(2), -99, 0, 0, 0, 0, log(4)),
    boxes: floats([1, 2, 4], ...MIDDLE, ...MIDDLE),
  };
  expect(told(decodeDetr(outputs, softmax, INPUT, 0.25))).toEqual(['cup 1 0.5 75 25 125 75']);
  // An eighth is the limit and enough; a query stays one object.
  expect(told(decodeDetr(outputs, softmax, INPUT, 0.1249))).toEqual([
    'cup 1 0.5 75 25 125 75',
    'cup 1 0.125 75 25 125 75',
  ]);
});

it('reads the same outputs by a sigmoid, without a column for nothing, where the card says so', () => {
  const outputs = { scores: floats([1, 1, 4], 0, log(3), 0, 0), boxes: floats([1, 1, 4], ...MIDDLE) };
  expect(told(decodeDetr(outputs, decoderCard({ activation: 'sigmoid' }), INPUT, 0.6))).toEqual([
    'cup 1 0.75 75 25 125 75',
  ]);
});

it('reads a model of one class, and batches', () => {
  const card = decoderCard({ activation: 'softmax', background: 'last', labels: [{ classId: 0, label: 'can' }] });
  const outputs = {
    scores: floats([2, 1, 2], 0, 0, -99, 0),
    boxes: floats([2, 1, 4], ...MIDDLE, ...MIDDLE),
  };
  const found = decodeDetr(outputs, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['can 0 0.5 75 25 125 75'], []]);
});

it('refuses other shapes and numbers that are none', () => {
  const boxes = floats([1, 1, 4], ...MIDDLE);
  expect(() => decodeDetr({ boxes, scores: floats([1, 5], 0, 0, 0, 0, 0) }, softmax, INPUT, 0)).toThrow(
    refusal('model_unsupported'),
  );
  expect(() => decodeDetr({ boxes, scores: floats([1, 1, 5], Number.NaN, 0, 0, 0, 0) }, softmax, INPUT, 0.5)).toThrow(
    refusal('non_finite_output'),
  );
});
