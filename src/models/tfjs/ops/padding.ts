// Padding with a constant. ONNX Runtime folds it into the convolution that follows.

import { asTensor, numbersOf, type Value } from '../values';
import type { OperationCall, OperationFamily } from './operation';

/** TensorFlow's axes of an image in the order NCHW has them. */
const CHANNELS_FIRST = [0, 3, 1, 2];

/** `paddings` is [rank, 2]: how much before and after, by axis. */
function pad({ inputs: [image, paddings], emit }: OperationCall, value: number): Value {
  const from = asTensor(image, 'the input of a padding');
  const amounts = numbersOf(paddings, 'the paddings');
  const before = from.shape.map((_, axis) => amounts[2 * axis] ?? 0);
  const after = from.shape.map((_, axis) => amounts[2 * axis + 1] ?? 0);
  if (before[0] !== 0 || after[0] !== 0) throw new Error('padding adds photos to a batch');
  const order = from.layout === 'channels-first' ? CHANNELS_FIRST : from.shape.map((_, axis) => axis);
  const pads = emit.int64([...order.map((axis) => before[axis] ?? 0), ...order.map((axis) => after[axis] ?? 0)]);
  const fill = emit.constant({ dtype: 'float32', shape: [], data: [value] });
  return {
    kind: 'tensor',
    dtype: from.dtype,
    shape: from.shape.map((dim, axis) => dim + (before[axis] ?? 0) + (after[axis] ?? 0)),
    name: emit.node('Pad', [from.name, pads, fill], { mode: 'constant' }),
    layout: from.layout,
  };
}

export const paddingFamily: OperationFamily = {
  Pad: (call) => pad(call, 0),
  PadV2: (call) => pad(call, numbersOf(call.inputs[2], 'the value of a padding')[0] ?? 0),
};
