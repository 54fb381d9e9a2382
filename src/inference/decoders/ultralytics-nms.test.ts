import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { rowsFirst } from '../../../test/support/raw-tables';
import type { DecoderCard } from '../model-file';
import type { Outputs } from './decoder';
import { decodeUltralyticsNms } from './ultralytics-nms';

const decode = (outputs: Outputs, card: Partial<DecoderCard> = {}, floor = 0.5) =>
  decodeUltralyticsNms(outputs, decoderCard(card), INPUT, floor);
const PADDING = [0, 0, 0, 0, 0, 0];

it('reads corners, score and class, a score at the limit included; padding is none, even from 0 on', () => {
  const detections = rowsFirst([[20, 10, 60, 50, 0.75, 3], [100, 5, 120, 95, 0.5, 1], [0, 0, 9, 9, 0.49, 1], PADDING]);
  const sure = ['bowl 3 0.75 20 10 60 50', 'cup 1 0.5 100 5 120 95'];
  expect(told(decode({ detections }))).toEqual(sure);
  expect(told(decode({ detections }, {}, 0))).toEqual([...sure, 'cup 1 0.49 0 0 9 9']);
});

it('never shows a class without a label, and finds nothing where nothing is', () => {
  expect(told(decode({ detections: rowsFirst([[20, 10, 60, 50, 0.75, 2], PADDING]) }))).toEqual([]);
});

it('reads the photos of a batch apart', () => {
  const found = decode({ detections: rowsFirst([[20, 10, 60, 50, 0.75, 3]], [[0, 0, 10, 10, 0.5, 1]]) });
  expect([told(found, 0), told(found, 1)]).toEqual([['bowl 3 0.75 20 10 60 50'], ['cup 1 0.5 0 0 10 10']]);
});

it('reads oriented boxes as centre, size and angle', () => {
  const [found] = decodedAs(
    decode({ detections: rowsFirst([[50, 40, 20, 10, 0.75, 1, 0]]) }, { oriented: true }),
    'objects',
  ).proposals;
  expect(found?.points).toEqual([
    [40, 35],
    [60, 35],
    [60, 45],
    [40, 45],
  ]);
  expect(found?.box).toEqual([40, 35, 60, 45]);
});

it('reads body points and mask coefficients after the class', () => {
  const pose = decode({ detections: rowsFirst([[20, 10, 60, 50, 0.75, 1, 30, 20, 0.5]]) }, { keypoints: { count: 1 } });
  expect(decodedAs(pose, 'objects').proposals[0]?.keypoints).toEqual([{ x: 30, y: 20, score: 0.5 }]);
  const protos = floats([1, 1, 1, 2], 0, 4);
  const outlines = decode({ detections: rowsFirst([[100, 0, 200, 100, 0.75, 1, 0.5]]), protos });
  const mask = decodedAs(outlines, 'objects').proposals[0]?.mask;
  expect(mask?.values[0]).toBe(0.5);
  expect(mask?.values[1]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
});

it('refuses columns its card does not explain, and what is not a number', () => {
  expect(() => decode({ detections: rowsFirst([[0, 0, 0, 0, 0, 0, 0]]) })).toThrow(refusal('model_unsupported'));
  expect(() => decode({ detections: rowsFirst([[0, 0, 0, 0, 0, 0, 0, 0]]) }, { keypoints: { count: 2 } })).toThrow(
    refusal('model_unsupported'),
  );
  expect(() => decode({ detections: rowsFirst([[0, 0, Number.NaN, 0, 0, 0]]) })).toThrow(refusal('non_finite_output'));
});
