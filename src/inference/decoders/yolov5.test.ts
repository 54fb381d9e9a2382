import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { rowsFirst } from '../../../test/support/raw-tables';
import type { DecoderCard } from '../model-file';
import type { Outputs } from './decoder';
import { decodeYolov5 } from './yolov5';

const decode = (outputs: Outputs, card: Partial<DecoderCard> = {}, floor = 0.25) =>
  decodeYolov5(
    outputs,
    decoderCard({
      labels: [
        { classId: 0, label: 'cup' },
        { classId: 2, label: 'bowl' },
      ],
      ...card,
    }),
    INPUT,
    floor,
  );
const single = { labels: [{ classId: 0, label: 'cup' }] };

it('multiplies how sure there is anything with the best class that may be shown', () => {
  const raw = rowsFirst([
    [50, 40, 20, 10, 0.5, 0.25, 0.99, 0.75],
    [100, 50, 40, 20, 0.5, 0.5, 0, 0.25],
    [100, 50, 40, 20, 0.49, 0.5, 0, 0.25],
  ]);
  expect(told(decode({ raw }))).toEqual(['bowl 2 0.375 40 35 60 45', 'cup 0 0.25 80 40 120 60']);
});

it('leaves out the class score of a single class, which is never trained', () => {
  expect(told(decode({ raw: rowsFirst([[50, 40, 20, 10, 0.75, 0.5]]) }, single))).toEqual(['cup 0 0.75 40 35 60 45']);
});

it('finds nothing where nothing is, and reads the photos of a batch apart', () => {
  const found = decode({ raw: rowsFirst([[50, 40, 20, 10, 0, 1]], [[50, 40, 20, 10, 1, 1]]) }, single);
  expect([told(found, 0), told(found, 1)]).toEqual([[], ['cup 0 1 40 35 60 45']]);
});

it('reads the mask coefficients after the classes', () => {
  const protos = floats([1, 1, 1, 2], -4, 4);
  const raw = rowsFirst([[150, 50, 20, 10, 1, 1, 0.5]]);
  const mask = decodedAs(decode({ raw, protos }, single), 'objects').proposals[0]?.mask;
  expect(mask?.clip).toEqual([140, 45, 160, 55]);
  expect(mask?.values[1]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
});

it('refuses other shapes and what is not a number', () => {
  expect(() => decode({ raw: rowsFirst([[0, 0, 0, 0, 0]]) })).toThrow(refusal('model_unsupported'));
  expect(() => decode({ raw: floats([1, 6], 0, 0, 0, 0, 0, 0) })).toThrow(refusal('model_unsupported'));
  expect(() => decode({ raw: rowsFirst([[0, 0, 0, 0, Number.POSITIVE_INFINITY, 0]]) })).toThrow(
    refusal('non_finite_output'),
  );
});
