import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { rowsFirst } from '../../../test/support/raw-tables';
import { decodeYoloNas } from './yolo-nas';

const card = decoderCard();

it('reads corners and scores of two outputs, photo by photo', () => {
  const boxes = rowsFirst(
    [
      [20, 10, 60, 50],
      [0, 0, 9, 9],
    ],
    [
      [0, 0, 10, 20],
      [5, 5, 5, 5],
    ],
  );
  const scores = rowsFirst(
    [
      [0, 0.25, 0.99, 0.75],
      [0, 0.4, 0, 0],
    ],
    [
      [0, 0.5, 0, 0],
      [0, 0.9, 0, 0],
    ],
  );
  const found = decodeYoloNas({ boxes, scores }, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['bowl 3 0.75 20 10 60 50'], ['cup 1 0.5 0 0 10 20']]);
});

it('reads the flat format: score before class', () => {
  const detections = floats([1, 7], 0, 20, 10, 60, 50, 0.75, 3);
  expect(told(decodeYoloNas({ detections }, card, INPUT, 0.5))).toEqual(['bowl 3 0.75 20 10 60 50']);
});

it('reads the batch format up to the count', () => {
  const outputs = {
    count: ints([1, 1], 1),
    boxes: rowsFirst([
      [20, 10, 60, 50],
      [-1, -1, -1, -1],
    ]),
    scores: floats([1, 2], 0.75, -1),
    classes: ints([1, 2], 3, -1),
  };
  expect(told(decodeYoloNas(outputs, card, INPUT, 0))).toEqual(['bowl 3 0.75 20 10 60 50']);
});

it('finds nothing where nothing is', () => {
  const outputs = { boxes: rowsFirst([[0, 0, 9, 9]]), scores: rowsFirst([[0, 0, 0, 0]]) };
  expect(told(decodeYoloNas(outputs, card, INPUT, 0.5))).toEqual([]);
});

it('refuses outputs that do not fit each other and what is not a number', () => {
  const boxes = rowsFirst([[0, 0, 9, 9]]);
  const scores = rowsFirst([[0, 0.9, 0, 0]]);
  expect(() =>
    decodeYoloNas(
      {
        boxes: rowsFirst([
          [0, 0, 9, 9],
          [0, 0, 9, 9],
        ]),
        scores,
      },
      card,
      INPUT,
      0.5,
    ),
  ).toThrow(refusal('model_unsupported'));
  expect(() => decodeYoloNas({ boxes: rowsFirst([[0, 0, Number.NaN, 9]]), scores }, card, INPUT, 0.5)).toThrow(
    refusal('non_finite_output'),
  );
  expect(() => decodeYoloNas({ boxes }, card, INPUT, 0.5)).toThrow(refusal('model_unsupported'));
});
