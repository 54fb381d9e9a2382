// Operations that work on each element by itself: sums, products, batch normalisation.
// Constants are folded here, scales and offsets into the convolution before them where there is one.

import type { Emitter } from '../emitter';
import {
  asConstant,
  asTensor,
  broadcastShape,
  type Constant,
  constant,
  type Layout,
  sizeOf,
  stridesOf,
  type Tensor,
  type Value,
} from '../values';
import { foldIntoConvolution, foldOffset, foldScale } from './convolution';
import type { OperationCall, OperationFamily, OperationHandler } from './operation';

interface BinaryOperation {
  readonly onnx: string;
  readonly compute: (a: number, b: number) => number;
}
const ADD: BinaryOperation = { onnx: 'Add', compute: (a, b) => a + b };
const SUBTRACT: BinaryOperation = { onnx: 'Sub', compute: (a, b) => a - b };
const MULTIPLY: BinaryOperation = { onnx: 'Mul', compute: (a, b) => a * b };

function computeConstant({ compute }: BinaryOperation, a: Constant, b: Constant): Constant {
  const shape = broadcastShape(a.shape, b.shape);
  const out = stridesOf(shape);
  const stepsOf = (value: Constant) => {
    const strides = stridesOf(value.shape);
    const missing = shape.length - value.shape.length;
    return shape.map((_, axis) => ((value.shape[axis - missing] ?? 1) === 1 ? 0 : (strides[axis - missing] ?? 0)));
  };
  const [stepsA, stepsB] = [stepsOf(a), stepsOf(b)];
  const values = Array.from({ length: sizeOf(shape) }, (_, i) => {
    let [rest, atA, atB] = [i, 0, 0];
    for (const [axis, stride] of out.entries()) {
      const position = Math.floor(rest / stride);
      rest %= stride;
      atA += position * (stepsA[axis] ?? 0);
      atB += position * (stepsB[axis] ?? 0);
    }
    return compute(a.data[atA] ?? 0, b.data[atB] ?? 0);
  });
  return constant(a.dtype, shape, a.dtype === 'float32' ? Float32Array.from(values) : values);
}

/** `value` as an operand that broadcasts against a tensor in `layout`. */
function operand(emit: Emitter, value: Value, layout: Layout): string {
  if (layout === 'plain') return emit.plain(value);
  if (value.kind === 'tensor') return emit.channelsFirst(value);
  if (value.data.length === 1) return emit.constant({ ...value, shape: [] });
  const leading = new Array<number>(4 - value.shape.length).fill(1);
  return emit.channelsFirst({ ...value, shape: [...leading, ...value.shape] });
}

function emitBinary(emit: Emitter, { onnx }: BinaryOperation, a: Value, b: Value): Tensor {
  const shape = broadcastShape(a.shape, b.shape);
  // Tensors of lower rank broadcast along the last axis, which NCHW does not keep last.
  const sameRank = [a, b].every((value) => value.kind === 'constant' || value.shape.length === 4);
  const anyChannelsFirst = [a, b].some((value) => value.kind === 'tensor' && value.layout === 'channels-first');
  const layout: Layout = sameRank && anyChannelsFirst ? 'channels-first' : 'plain';
  const name = emit.node(onnx, [operand(emit, a, layout), operand(emit, b, layout)]);
  return { kind: 'tensor', dtype: a.dtype, shape, name, layout };
}

function fold({ emit, readsAlone }: OperationCall, operation: BinaryOperation, a: Value, b: Value): Tensor | undefined {
  const foldWith = operation === ADD ? foldOffset : operation === MULTIPLY ? foldScale : undefined;
  if (!foldWith) return undefined;
  if (a.kind === 'tensor' && b.kind === 'constant' && readsAlone(0)) return foldWith(emit, a, b);
  if (b.kind === 'tensor' && a.kind === 'constant' && readsAlone(1)) return foldWith(emit, b, a);
  return undefined;
}

const binary =
  (operation: BinaryOperation): OperationHandler =>
  (call) => {
    const [a, b] = call.inputs;
    if (!a || !b) throw new Error('two inputs expected');
    if (a.kind === 'constant' && b.kind === 'constant') return computeConstant(operation, a, b);
    return fold(call, operation, a, b) ?? emitBinary(call.emit, operation, a, b);
  };

/** (x - mean) / sqrt(variance + epsilon) * gamma + beta, with the statistics of training. */
const batchNormalisation: OperationHandler = ({ inputs, attributes, emit, readsAlone }) => {
  const x = asTensor(inputs[0], 'the image of a batch normalisation');
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((i) => asConstant(inputs[i], 'batch statistics').data);
  if (attributes.bool('is_training', false)) throw new Error('a batch normalisation in training mode');
  const epsilon = attributes.float('epsilon', 1e-4);
  const scale = (c: number) => (gamma?.[c] ?? 1) / Math.sqrt((variance?.[c] ?? 0) + epsilon);
  const offset = (c: number) => (beta?.[c] ?? 0) - (mean?.[c] ?? 0) * scale(c);
  const folded = readsAlone(0) ? foldIntoConvolution(emit, x, scale, offset) : undefined;
  if (folded) return folded;
  const channels = x.shape.at(-1) ?? 0;
  const vector = (of: (c: number) => number) =>
    constant(
      'float32',
      [channels],
      Float32Array.from({ length: channels }, (_, c) => of(c)),
    );
  return emitBinary(emit, ADD, emitBinary(emit, MULTIPLY, x, vector(scale)), vector(offset));
};

/** An operation with one input, emitted in whatever layout that input has. */
export const unary =
  (onnx: string, further: (emit: Emitter) => readonly string[] = () => []): OperationHandler =>
  ({ inputs, emit }) => {
    const { dtype, shape, layout, name } = asTensor(inputs[0], `the input of ${onnx}`);
    return { kind: 'tensor', dtype, shape, layout, name: emit.node(onnx, [name, ...further(emit)]) };
  };

export const scalar = (emit: Emitter, value: number) => emit.constant({ dtype: 'float32', shape: [], data: [value] });

export const elementwiseFamily: OperationFamily = {
  Add: binary(ADD),
  AddV2: binary(ADD),
  BiasAdd: binary(ADD),
  Sub: binary(SUBTRACT),
  Mul: binary(MULTIPLY),
  AddN: ({ inputs, emit }) => inputs.reduce((sum, input) => emitBinary(emit, ADD, sum, input)),
  FusedBatchNorm: batchNormalisation,
  FusedBatchNormV3: batchNormalisation,
};
