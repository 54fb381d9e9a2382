import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { decodeYolov7Nms } from './yolov7-nms';

const card = decoderCard();

it('reads photo, corners, class and score of every row', () => {
  const detections = floats([2, 7], 0, 20, 10, 60, 50, 3, 0.75, 0, 0, 0, 10, 10, 1, 0.5);
  expect(told(decodeYolov7Nms({ detections }, card, INPUT, 0.5))).toEqual([
    'bowl 3 0.75 20 10 60 50',
    'cup 1 0.5 0 0 10 10',
  ]);
});

it('answers for one photo when nothing was found, and for each photo a row names', () => {
  expect(decodeYolov7Nms({ detections: floats([0, 7]) }, card, INPUT, 0.5)).toEqual([
    { kind: 'objects', proposals: [], capped: false },
  ]);
  const detections = floats([2, 7], 2, 20, 10, 60, 50, 3, 0.75, -1, 0, 0, 9, 9, 1, 0.9);
  expect(decodeYolov7Nms({ detections }, card, INPUT, 0.5).map((each) => told([each]))).toEqual([
    [],
    [],
    ['bowl 3 0.75 20 10 60 50'],
  ]);
});

it('reads as many as are counted', () => {
  const outputs = {
    count: ints([2, 1], 1, 0),
    boxes: floats([2, 2, 4], 20, 10, 60, 50, 0, 0, 9, 9, 0, 0, 9, 9, 0, 0, 9, 9),
    scores: floats([2, 2], 0.75, 0.75, 0.75, 0.75),
    classes: ints([2, 2], 3, 1, 1, 1),
  };
  const found = decodeYolov7Nms(outputs, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['bowl 3 0.75 20 10 60 50'], []]);
});

it('refuses other shapes and what is not a number', () => {
  expect(() => decodeYolov7Nms({ detections: floats([1, 6], 0, 0, 0, 0, 0, 0) }, card, INPUT, 0.5)).toThrow(
    refusal('model_unsupported'),
  );
  expect(() => decodeYolov7Nms({ detections: floats([1, 7], 0, 0, 0, 0, Number.NaN, 0, 1) }, card, INPUT, 0.5)).toThrow(
    refusal('non_finite_output'),
  );
  expect(() => decodeYolov7Nms({}, card, INPUT, 0.5)).toThrow(refusal('model_unsupported'));
});
