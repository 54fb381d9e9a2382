import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { decodePaddleHeads } from './paddle-heads';

const A = [20, 10, 60, 50];
const B = [100, 5, 120, 95];
/** Two anchors of four columns: the first is a cup at .75 and a bowl at .5, the second a bowl at .625. */
const expected = ['cup 1 0.75 20 10 60 50', 'bowl 3 0.5 20 10 60 50', 'bowl 3 0.625 100 5 120 95'];

it('reads scores with the classes first, as PP-YOLOE writes them', () => {
  const scores = floats([1, 4, 2], 0.9, 0, 0.75, 0, 0.9, 0, 0.5, 0.625);
  expect(told(decodePaddleHeads({ boxes: floats([1, 2, 4], ...A, ...B), scores }, decoderCard(), INPUT, 0.5))).toEqual(
    expected,
  );
});

it('reads them with the anchors first too', () => {
  const scores = floats([1, 2, 4], 0.9, 0.75, 0.9, 0.5, 0, 0, 0, 0.625);
  expect(told(decodePaddleHeads({ boxes: floats([1, 2, 4], ...A, ...B), scores }, decoderCard(), INPUT, 0.5))).toEqual(
    expected,
  );
});

it('reads boxes and scores side by side', () => {
  const raw = floats([1, 2, 8], ...A, 0.9, 0.75, 0.9, 0.5, ...B, 0, 0, 0, 0.625);
  expect(told(decodePaddleHeads({ raw }, decoderCard(), INPUT, 0.5))).toEqual(expected);
});

it('reads a model of one class, and batches', () => {
  const card = decoderCard({ labels: [{ classId: 0, label: 'can' }] });
  const outputs = { boxes: floats([2, 1, 4], ...A, ...B), scores: floats([2, 1, 1], 0.25, 0.5) };
  const found = decodePaddleHeads(outputs, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([[], ['can 0 0.5 100 5 120 95']]);
});

it('refuses other shapes and numbers that are none', () => {
  const boxes = floats([1, 1, 4], ...A);
  expect(() =>
    decodePaddleHeads({ boxes, scores: floats([1, 2, 3], 0, 0, 0, 0, 0, 0) }, decoderCard(), INPUT, 0),
  ).toThrow(refusal('model_unsupported'));
  expect(() =>
    decodePaddleHeads({ boxes, scores: floats([1, 4, 1], Number.NaN, 0, 0, 0) }, decoderCard(), INPUT, 0.5),
  ).toThrow(refusal('non_finite_output'));
});
