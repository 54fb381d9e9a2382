import { expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, ints, refusal, told } from '../../../test/support/decoding';
import { applyToBox } from '../../vision/affine';
import { fitToInput } from '../../vision/fit';
import { decodeMmdeploy } from './mmdeploy';

const detections = floats([1, 3, 5], 20, 10, 60, 50, 0.75, 100, 5, 120, 95, 0.5, 0, 0, 0, 0, 0);
const labels = ints([1, 3], 1, 3, -1);

it('reads the rows, a score at the limit included, padding left out even from 0 on', () => {
  const expected = ['cup 1 0.75 20 10 60 50', 'bowl 3 0.5 100 5 120 95'];
  expect(told(decodeMmdeploy({ detections, labels }, decoderCard(), INPUT, 0.5))).toEqual(expected);
  expect(told(decodeMmdeploy({ detections, labels }, decoderCard(), INPUT, 0))).toEqual(expected);
});

it('maps back from a letterbox that is padded at the end', () => {
  // A photo of 100 by 100 stands at the left half of 200 by 100; the box of the first row lies at the same pixels.
  const { toImage } = fitToInput({ width: 100, height: 100 }, { ...INPUT, resize: 'letterbox', padAt: 'end' });
  expect(applyToBox(toImage, [20, 10, 60, 50])).toEqual([20, 10, 60, 50]);
  // Centred, it would stand 50 further right.
  const centred = fitToInput({ width: 100, height: 100 }, { ...INPUT, resize: 'letterbox', padAt: 'centre' });
  expect(applyToBox(centred.toImage, [70, 10, 110, 50])).toEqual([20, 10, 60, 50]);
});

it('takes masks of the size of the input for the whole of it, smaller ones for the box of their row', () => {
  const tiny = { width: 4, height: 2 };
  const rows = { detections: floats([1, 1, 5], 1, 0, 3, 2, 0.75), labels: ints([1, 1], 1) };
  const mask = (size: typeof tiny, ...dims: number[]) => {
    const masks = floats([1, 1, ...dims], ...new Array<number>((dims[0] ?? 0) * (dims[1] ?? 0)).fill(1));
    return decodedAs(decodeMmdeploy({ ...rows, masks }, decoderCard(), size, 0.5), 'objects').proposals[0]?.mask?.box;
  };
  expect(mask(tiny, 2, 4)).toEqual([0, 0, 4, 2]);
  expect(mask(tiny, 28, 28)).toEqual([1, 0, 3, 2]);
});

it('keeps the photos of a batch apart', () => {
  const two = { detections: floats([2, 1, 5], 20, 10, 60, 50, 0.75, 0, 0, 10, 10, 0.5), labels: ints([2, 1], 1, 3) };
  const found = decodeMmdeploy(two, decoderCard(), INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['cup 1 0.75 20 10 60 50'], ['bowl 3 0.5 0 0 10 10']]);
});

it('refuses other shapes and numbers that are none', () => {
  expect(() => decodeMmdeploy({ detections, labels: ints([1, 2], 1, 3) }, decoderCard(), INPUT, 0)).toThrow(
    refusal('model_unsupported'),
  );
  const broken = floats([1, 1, 5], 0, 0, 1, Number.NaN, 1);
  expect(() => decodeMmdeploy({ detections: broken, labels: ints([1, 1], 1) }, decoderCard(), INPUT, 0)).toThrow(
    refusal('non_finite_output'),
  );
});
