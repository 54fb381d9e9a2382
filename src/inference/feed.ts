// From bytes to what a model takes: layout, colour order, type, scale, mean and deviation as its card says, and the
// small inputs besides the photo. Knows no runtime; runtime tensors are made of what it gives.

import { LensgraphError } from '../core/errors';
import { halfBits } from './half-floats';
import type { ExtraInputCard, FullCard, InputCard } from './model-file';

/** A tensor of the runtime before it is one. Half floats are their bits. */
export type Fed =
  | { readonly type: 'uint8'; readonly data: Uint8Array; readonly dims: number[] }
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: number[] }
  | { readonly type: 'float16'; readonly data: Uint16Array; readonly dims: number[] }
  | { readonly type: 'int32'; readonly data: Int32Array; readonly dims: number[] }
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dims: number[] };

/** Which byte of an RGB pixel each channel takes. Grey is made of all three. */
const CHANNEL_BYTES = { rgb: [0, 1, 2], bgr: [2, 1, 0], gray: [0] } as const;

/** Luma of ITU-R BT.601, as Pillow and OpenCV turn photos grey. */
const luma = (r: number, g: number, b: number) => Math.round(0.299 * r + 0.587 * g + 0.114 * b);

function dimsOf({ layout, width, height }: InputCard, batch: number, channels: number): number[] {
  if (layout === 'chw') return [channels, height, width];
  return layout === 'nchw' ? [batch, channels, height, width] : [batch, height, width, channels];
}

/** The value each byte becomes, by channel: a table of 256 is all there is to compute. */
function valueTables({ scale, mean, std }: InputCard, channels: number): Float32Array[] {
  return Array.from({ length: channels }, (_, c) =>
    Float32Array.from({ length: 256 }, (__, byte) => (byte * scale - (mean[c] ?? 0)) / (std[c] ?? 1)),
  );
}

/** One plane or interleaved channel of `pixels`, written to `out` through `table`. */
function writeChannel(
  out: Float32Array | Uint8Array | Uint16Array,
  pixels: Uint8Array,
  { start, step, byte }: { readonly start: number; readonly step: number; readonly byte: number | 'luma' },
  table: ArrayLike<number>,
): void {
  let at = start;
  for (let i = 0; i < pixels.length; i += 3) {
    const value =
      byte === 'luma' ? luma(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0) : (pixels[i + byte] ?? 0);
    out[at] = table[value] ?? 0;
    at += step;
  }
}

/** Whether the tensor is the bytes as they are. */
const isPlain = ({ dtype, layout, colour, scale, mean, std }: InputCard) =>
  dtype === 'uint8' &&
  layout === 'nhwc' &&
  colour === 'rgb' &&
  scale === 1 &&
  mean.every((m) => m === 0) &&
  std.every((s) => s === 1);

function emptyTensor(
  dtype: InputCard['dtype'],
  length: number,
  dims: number[],
): Exclude<Fed, { type: 'int32' | 'int64' }> {
  if (dtype === 'uint8') return { type: dtype, data: new Uint8Array(length), dims };
  if (dtype === 'float16') return { type: dtype, data: new Uint16Array(length), dims };
  return { type: dtype, data: new Float32Array(length), dims };
}

/**
 * The photos of a batch as one tensor. `photos`: RGB bytes, row by row, each exactly width x height of the input.
 * Errors: `internal` where a size is another.
 */
export function feedPhotos(
  card: Pick<FullCard, 'input'> & { readonly name?: string },
  photos: readonly Uint8Array[],
): Fed {
  const { input } = card;
  const area = input.width * input.height;
  for (const { length } of photos) {
    if (length === area * 3) continue;
    throw new LensgraphError(
      'internal',
      {},
      { cause: new RangeError(`${card.name}: ${length} bytes, not ${area * 3}`) },
    );
  }
  const [first] = photos;
  if (first && photos.length === 1 && isPlain(input)) return { type: 'uint8', data: first, dims: dimsOf(input, 1, 3) };
  const bytes = CHANNEL_BYTES[input.colour];
  const channels = bytes.length;
  const tensor = emptyTensor(input.dtype, photos.length * channels * area, dimsOf(input, photos.length, channels));
  const tables = valueTables(input, channels).map((values) =>
    input.dtype === 'float16' ? Uint16Array.from(values, halfBits) : values,
  );
  const interleaved = input.layout === 'nhwc';
  for (const [item, pixels] of photos.entries()) {
    for (const [c, byte] of bytes.entries()) {
      const start = item * channels * area + (interleaved ? c : c * area);
      const place = { start, step: interleaved ? channels : 1, byte: input.colour === 'gray' ? 'luma' : byte } as const;
      writeChannel(tensor.data, pixels, place, tables[c] ?? []);
    }
  }
  return tensor;
}

/** An input besides the photos: [batch, 2], or ones of the shape the card gives. */
export function feedExtra({ holds, dtype, shape }: ExtraInputCard, { width, height }: InputCard, batch: number): Fed {
  const pairs = {
    'input-size-wh': [width, height],
    'input-size-hw': [height, width],
    'scale-factor': [1, 1],
    ones: new Array<number>(shape?.reduce((count, size) => count * size, 1) ?? 2).fill(1),
  } as const;
  const values = Array.from({ length: batch }, () => pairs[holds]).flat();
  const dims = [batch, ...(holds === 'ones' && shape ? shape : [2])];
  if (dtype === 'int64') return { type: dtype, data: BigInt64Array.from(values, BigInt), dims };
  if (dtype === 'int32') return { type: dtype, data: Int32Array.from(values), dims };
  return { type: dtype, data: Float32Array.from(values), dims };
}
