// Turns the weight files of a TensorFlow.js model into numbers, quantised ones included.
// Knows nothing of the graph. Pure: bytes in, constants out.

import { LensgraphError } from '../../core/errors';
import type { TfjsModel, TfWeight } from './format';
import { type Constant, constant, sizeOf } from './values';

/** An IEEE 754 half as a number. By hand: Node 20 has no Float16Array. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

interface Encoding {
  readonly width: number;
  readonly read: (view: DataView, at: number) => number;
}

/** How one value of `weight` lies in the file (little endian): dequantised is `stored * scale + min`. */
function encodingOf({ dtype, quantization }: TfWeight): Encoding {
  if (quantization === undefined) {
    if (dtype === 'float32') return { width: 4, read: (view, at) => view.getFloat32(at, true) };
    if (dtype === 'int32') return { width: 4, read: (view, at) => view.getInt32(at, true) };
    return { width: 1, read: (view, at) => view.getUint8(at) };
  }
  if (quantization.dtype === 'float16') {
    return { width: 2, read: (view, at) => halfToNumber(view.getUint16(at, true)) };
  }
  const { scale, min } = quantization;
  const round = dtype === 'float32' ? (value: number) => value : Math.round;
  return quantization.dtype === 'uint8'
    ? { width: 1, read: (view, at) => round(view.getUint8(at) * scale + min) }
    : { width: 2, read: (view, at) => round(view.getUint16(at, true) * scale + min) };
}

/**
 * The weights by name. `bytes` is all shard files in the manifest's order, one after the other.
 * Errors: `model_corrupt` where the manifest and the bytes do not add up.
 */
export function decodeWeights(
  manifest: TfjsModel['weightsManifest'],
  bytes: Uint8Array,
  model: string,
): Map<string, Constant> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map<string, Constant>();
  let at = 0;
  for (const weight of manifest.flatMap((group) => group.weights)) {
    const { width, read } = encodingOf(weight);
    const count = sizeOf(weight.shape);
    if (at + count * width > bytes.length) break;
    const data = weight.dtype === 'float32' ? new Float32Array(count) : new Array<number>(count);
    for (let i = 0; i < count; i++) data[i] = read(view, at + i * width);
    at += count * width;
    weights.set(weight.name, constant(weight.dtype, weight.shape, data));
  }
  const expected = manifest.reduce((sum, group) => sum + group.weights.length, 0);
  if (weights.size !== expected || at !== bytes.length) {
    throw new LensgraphError(
      'model_corrupt',
      { name: model },
      { cause: new Error(`weights: ${at}/${bytes.length} bytes`) },
    );
  }
  return weights;
}
