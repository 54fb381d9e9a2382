import { expect, it } from 'vitest';
import { decoderCard } from '../../../test/support/decoding';
import { proposalsOf } from './common/top';
import type { Outputs } from './decoder';
import { decodeTfSsd } from './tf-ssd';

const card = decoderCard({
  family: 'tf-ssd',
  input: { width: 200, height: 100 },
  firstClassId: 1,
  // Id 2 is not used, as ten of the ids of COCO.
  labels: [
    { classId: 1, label: 'cup' },
    { classId: 3, label: 'bowl' },
  ],
});
const found = (outputs: Outputs, floor: number) => proposalsOf(decodeTfSsd(outputs, card, card.input, floor)[0], '');

/** One row of scores and one box (ymin, xmin, ymax, xmax) per anchor. */
function outputs(scores: readonly (readonly number[])[], boxes: readonly (readonly number[])[]): Outputs {
  return {
    scores: { dims: [1, scores.length, 3], data: Float32Array.from(scores.flat()) },
    boxes: { dims: [1, boxes.length, 1, 4], data: Float32Array.from(boxes.flat()) },
  };
}
const MIDDLE = [0.25, 0.25, 0.75, 0.5];

it('turns relative boxes into pixels of the input and columns into class ids', () => {
  expect(found(outputs([[0, 0, 0.75]], [MIDDLE]), 0.5)).toEqual([
    { label: 'bowl', classId: 3, score: 0.75, box: [50, 25, 100, 75] },
  ]);
});

it('proposes one object per label that is sure enough, a score at the limit included', () => {
  const objects = found(
    outputs(
      [
        [0.5, 0, 0.625],
        [0.25, 0, 0.375],
      ],
      [MIDDLE, MIDDLE],
    ),
    0.375,
  );
  expect(objects.map(({ label, score }) => [label, score])).toEqual([
    ['cup', 0.5],
    ['bowl', 0.625],
    ['bowl', 0.375],
  ]);
});

it('never shows an id that no label belongs to', () => {
  expect(found(outputs([[0, 0.99, 0]], [MIDDLE]), 0.5)).toEqual([]);
});

it('cuts boxes at the edges and leaves out those wholly outside', () => {
  const objects = found(
    outputs(
      [
        [0.9, 0, 0],
        [0.9, 0, 0],
      ],
      [
        [-0.5, -0.5, 1.5, 0.5],
        [0.25, 1.25, 0.5, 1.5],
      ],
    ),
    0.5,
  );
  expect(objects.map(({ box }) => box)).toEqual([[0, 0, 100, 100]]);
});

it('finds nothing where nothing is sure enough', () => {
  expect(found(outputs([[0.1, 0.1, 0.1]], [MIDDLE]), 0.5)).toEqual([]);
});

it('refuses outputs that are not numbers', () => {
  const refusal = expect.objectContaining({ code: 'non_finite_output' });
  expect(() => found(outputs([[0, Number.NaN, 0]], [MIDDLE]), 0.5)).toThrow(refusal);
  expect(() => found(outputs([[0.9, 0, 0]], [[0, Number.NaN, 1, 1]]), 0.5)).toThrow(refusal);
});

it('refuses outputs of another shape', () => {
  const raw = outputs([[0.9, 0, 0]], [MIDDLE, MIDDLE]);
  expect(() => found(raw, 0.5)).toThrow(expect.objectContaining({ code: 'model_unsupported' }));
});

it('reads every photo of a batch apart', () => {
  const raw: Outputs = {
    scores: { dims: [2, 1, 3], data: Float32Array.from([0.9, 0, 0, 0, 0, 0.8]) },
    boxes: { dims: [2, 1, 1, 4], data: Float32Array.from([...MIDDLE, 0, 0, 1, 1]) },
  };
  const decoded = decodeTfSsd(raw, card, card.input, 0.5).map((item) => proposalsOf(item, ''));
  expect(decoded.map((items) => items.map(({ label, box }) => [label, box]))).toEqual([
    [['cup', [50, 25, 100, 75]]],
    [['bowl', [0, 0, 200, 100]]],
  ]);
});
