// From what the runtime gives to plain numbers: half floats, 64-bit integers, booleans and doubles become the three kinds
// of arrays decoders read. Knows no family.

import type { Tensor } from 'onnxruntime-node';
import { LensgraphError } from '../core/errors';
import type { Output, Outputs } from './decoders/decoder';
import { fromHalves } from './half-floats';

const INT32_MAX = 2 ** 31 - 1;

/** Class ids, counts and sizes all fit; what does not is held at the limit. */
function narrowed(wide: BigInt64Array | BigUint64Array): Int32Array {
  return Int32Array.from(wide, (value) => Math.max(-INT32_MAX, Math.min(INT32_MAX, Number(value))));
}

function numbersOf(data: Tensor['data'], type: Tensor.Type): Output['data'] | null {
  if (data instanceof Float32Array || data instanceof Int32Array || data instanceof Uint8Array) return data;
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) return narrowed(data);
  if (data instanceof Uint16Array) return type === 'float16' ? fromHalves(data) : Int32Array.from(data);
  if (data instanceof Float64Array) return Float32Array.from(data);
  if (data instanceof Int8Array || data instanceof Int16Array) return Int32Array.from(data);
  if (data instanceof Uint32Array) return Int32Array.from(data, (value) => Math.min(INT32_MAX, value));
  // Newer runtimes have an array of their own for half floats.
  return type === 'float16' && ArrayBuffer.isView(data) ? Float32Array.from(data as Iterable<number>) : null;
}

/** Outputs by role. Errors: `model_unsupported` where one is missing or holds no numbers. */
export function readOutputs(
  given: Readonly<Record<string, Tensor>>,
  names: Readonly<Record<string, string>>,
  model: string,
): Outputs {
  return Object.fromEntries(
    Object.entries(names).map(([role, name]): [string, Output] => {
      const tensor = given[name];
      const data = tensor && numbersOf(tensor.data, tensor.type);
      if (data) return [role, { dims: tensor.dims, data }];
      throw new LensgraphError('model_unsupported', { name: model, reason: `it has no output "${name}" of numbers` });
    }),
  );
}
