import { expect, it } from 'vitest';
import type { DetectorCard, RawDetections } from '../model-file';
import { decodeTfSsd } from './tf-ssd';

const card: DetectorCard = {
  name: 'tiny',
  family: 'tf-ssd',
  input: { name: 'image', width: 200, height: 100 },
  outputs: { scores: 'scores', boxes: 'boxes' },
  firstClassId: 1,
  // Id 2 is not used, as ten of the ids of COCO.
  labels: [
    { classId: 1, label: 'cup' },
    { classId: 3, label: 'bowl' },
  ],
};

/** One row of scores and one box (ymin, xmin, ymax, xmax) per anchor. */
function outputs(scores: readonly (readonly number[])[], boxes: readonly (readonly number[])[]): RawDetections {
  return {
    scores: { dims: [1, scores.length, 3], data: Float32Array.from(scores.flat()) },
    boxes: { dims: [1, boxes.length, 1, 4], data: Float32Array.from(boxes.flat()) },
  };
}
const MIDDLE = [0.25, 0.25, 0.75, 0.5];

it('turns relative boxes into pixels of the input and columns into class ids', () => {
  expect(decodeTfSsd(outputs([[0, 0, 0.75]], [MIDDLE]), card, 0.5)).toEqual([
    { label: 'bowl', classId: 3, score: 0.75, box: [50, 25, 100, 75] },
  ]);
});

it('proposes one object per label that is sure enough, a score at the limit included', () => {
  const found = decodeTfSsd(
    outputs(
      [
        [0.5, 0, 0.625],
        [0.25, 0, 0.375],
      ],
      [MIDDLE, MIDDLE],
    ),
    card,
    0.375,
  );
  expect(found.map(({ label, score }) => [label, score])).toEqual([
    ['cup', 0.5],
    ['bowl', 0.625],
    ['bowl', 0.375],
  ]);
});

it('never shows an id that no label belongs to', () => {
  expect(decodeTfSsd(outputs([[0, 0.99, 0]], [MIDDLE]), card, 0.5)).toEqual([]);
});

it('cuts boxes at the edges and leaves out those wholly outside', () => {
  const found = decodeTfSsd(
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
    card,
    0.5,
  );
  expect(found.map(({ box }) => box)).toEqual([[0, 0, 100, 100]]);
});

it('finds nothing where nothing is sure enough', () => {
  expect(decodeTfSsd(outputs([[0.1, 0.1, 0.1]], [MIDDLE]), card, 0.5)).toEqual([]);
});

it('refuses outputs that are not numbers', () => {
  const refusal = expect.objectContaining({ code: 'model_unsupported' });
  expect(() => decodeTfSsd(outputs([[0, Number.NaN, 0]], [MIDDLE]), card, 0.5)).toThrow(refusal);
  expect(() => decodeTfSsd(outputs([[0.9, 0, 0]], [[0, Number.NaN, 1, 1]]), card, 0.5)).toThrow(refusal);
});

it('refuses outputs of another shape', () => {
  const raw = outputs([[0.9, 0, 0]], [MIDDLE, MIDDLE]);
  expect(() => decodeTfSsd(raw, card, 0.5)).toThrow(expect.objectContaining({ code: 'model_unsupported' }));
});
