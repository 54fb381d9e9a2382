import { expect, it } from 'vitest';
import { decoderCard } from '../../test/support/decoding';
import { feedExtra, feedPhotos } from './feed';
import { fromHalves } from './half-floats';
import type { FullCard, InputCard } from './model-file';

/** 2 x 1 pixels: orange and blue. */
const TWO = Uint8Array.from([255, 128, 0, 0, 64, 255]);
const input: InputCard = {
  name: 'images',
  width: 2,
  height: 1,
  layout: 'nchw',
  dtype: 'uint8',
  colour: 'rgb',
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
  maxBatch: 0,
};
const card = (change: Partial<InputCard>): FullCard => ({
  ...decoderCard({ family: 'yolox' }),
  input: { ...input, ...change },
  extraInputs: [],
  outputs: {},
});
const numbers = (change: Partial<InputCard>, ...photos: Uint8Array[]) => {
  const { dims, data } = feedPhotos(card(change), photos);
  return { dims, data: Array.from(data, Number) };
};

it.each<[string, Partial<InputCard>, number[], number[]]>([
  ['bytes as they are', { layout: 'nhwc' }, [1, 1, 2, 3], [255, 128, 0, 0, 64, 255]],
  ['planes', {}, [1, 3, 1, 2], [255, 0, 128, 64, 0, 255]],
  ['planes without a batch', { layout: 'chw' }, [3, 1, 2], [255, 0, 128, 64, 0, 255]],
  ['blue first', { colour: 'bgr' }, [1, 3, 1, 2], [0, 255, 128, 64, 255, 0]],
  ['grey by luma', { colour: 'gray' }, [1, 1, 1, 2], [151, 67]],
  ['0..1', { dtype: 'float32', scale: 1 / 255 }, [1, 3, 1, 2], [1, 0, 128 / 255, 64 / 255, 0, 1].map(Math.fround)],
  [
    'mean and deviation in the order of the colours',
    { dtype: 'float32', colour: 'bgr', mean: [10, 20, 30], std: [1, 2, 5] },
    [1, 3, 1, 2],
    [-10, 245, 54, 22, 45, -6],
  ],
])('feeds %s', (_, change, dims, data) => {
  expect(numbers(change, TWO)).toEqual({ dims, data });
});

it('feeds half floats', () => {
  const { type, data } = feedPhotos(card({ dtype: 'float16', scale: 1 / 255, layout: 'nhwc' }), [TWO]);
  expect(type).toBe('float16');
  const values = data instanceof Uint16Array ? [...fromHalves(data)] : [];
  for (const [i, byte] of TWO.entries()) expect(values[i]).toBeCloseTo(byte / 255, 3);
});

it('puts the photos of a batch one after the other', () => {
  const black = new Uint8Array(6);
  expect(numbers({ layout: 'nhwc' }, black, TWO)).toEqual({ dims: [2, 1, 2, 3], data: [...black, ...TWO] });
});

it('refuses pixels of another size', () => {
  expect(() => feedPhotos(card({}), [TWO, TWO.subarray(3)])).toThrow(expect.objectContaining({ code: 'internal' }));
});

it('gives the size of the input, so that boxes come in its pixels', () => {
  const extra = (holds: Parameters<typeof feedExtra>[0]['holds'], dtype: 'int64' | 'float32') =>
    feedExtra({ name: 'x', holds, dtype }, { ...input, width: 640, height: 480 }, 2);
  expect(extra('input-size-wh', 'int64')).toEqual({
    type: 'int64',
    data: BigInt64Array.from([640n, 480n, 640n, 480n]),
    dims: [2, 2],
  });
  expect([...extra('input-size-hw', 'float32').data]).toEqual([480, 640, 480, 640]);
  expect([...extra('scale-factor', 'float32').data]).toEqual([1, 1, 1, 1]);
  const mask = feedExtra({ name: 'pixel_mask', holds: 'ones', dtype: 'int32', shape: [2, 3] }, input, 2);
  expect(mask).toEqual({ type: 'int32', data: new Int32Array(12).fill(1), dims: [2, 2, 3] });
});
