import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { decodeUltralyticsRtDetr } from './ultralytics-rtdetr';

const MIDDLE = [0.5, 0.5, 0.25, 0.5];

it('takes the surest class of a query and scales the box by the input', () => {
  const raw = floats([1, 2, 8], ...MIDDLE, 0, 0.5, 0, 0.625, ...MIDDLE, 0.9, 0.5, 0, 0.1);
  expect(told(decodeUltralyticsRtDetr({ raw }, decoderCard(), INPUT, 0.5))).toEqual([
    'bowl 3 0.625 75 25 125 75',
    'cup 1 0.5 75 25 125 75',
  ]);
});

it('reads a model of one class, and batches', () => {
  const card = decoderCard({ labels: [{ classId: 0, label: 'can' }] });
  const raw = floats([2, 1, 5], ...MIDDLE, 0.5, ...MIDDLE, 0.25);
  const found = decodeUltralyticsRtDetr({ raw }, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['can 0 0.5 75 25 125 75'], []]);
});

it('refuses rows without classes, and numbers that are none', () => {
  expect(() => decodeUltralyticsRtDetr({ raw: floats([1, 1, 4], ...MIDDLE) }, decoderCard(), INPUT, 0)).toThrow(
    refusal('model_unsupported'),
  );
  const broken = floats([1, 1, 8], ...MIDDLE, Number.NaN, 0, 0, 0);
  expect(() => decodeUltralyticsRtDetr({ raw: broken }, decoderCard(), INPUT, 0.5)).toThrow(
    refusal('non_finite_output'),
  );
});
