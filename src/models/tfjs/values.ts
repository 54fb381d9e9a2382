// What flows between operations while a TensorFlow graph is converted: constants known now, tensors known at run time.
// Shapes are TensorFlow's own (images are NHWC). Knows nothing of particular operations.

export type ValueDtype = 'float32' | 'int32' | 'bool';

/** Values known while converting; folded instead of emitted wherever possible. Integers are plain numbers, exact to 2^53. */
export interface Constant {
  readonly kind: 'constant';
  readonly dtype: ValueDtype;
  readonly shape: readonly number[];
  readonly data: Float32Array | readonly number[];
}

/** How the ONNX tensor lies in memory: in TensorFlow's order, or with the last axis moved behind the first (NCHW). */
export type Layout = 'plain' | 'channels-first';

/** A tensor of the ONNX graph. `shape` is in TensorFlow's order, whatever the layout. */
export interface Tensor {
  readonly kind: 'tensor';
  readonly dtype: ValueDtype;
  readonly shape: readonly number[];
  readonly name: string;
  readonly layout: Layout;
  /** The convolution that made it, so that a scale or an offset that follows can be folded into its weights. */
  readonly convolution?: ConvolutionParts | undefined;
  /** The image is meant as spread over the batch, which only the convolution that follows understands. */
  readonly spread?: Spread | undefined;
}

/** How SpaceToBatchND takes an image apart: steps between neighbours, and padding [top, left, bottom, right] before. */
export interface Spread {
  readonly block: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
}

/** Weights are [out, in per group, height, width]. */
export interface ConvolutionParts {
  readonly input: string;
  readonly weights: Float32Array;
  readonly weightShape: readonly [number, number, number, number];
  readonly bias: Float32Array | undefined;
  readonly attributes: Readonly<Record<string, number | readonly number[]>>;
}

export type Value = Constant | Tensor;

export const constant = (dtype: ValueDtype, shape: readonly number[], data: Constant['data']): Constant => ({
  kind: 'constant',
  dtype,
  shape,
  data,
});

/**
 * Stands for the batch dimension in all shape arithmetic: a prime that no real dimension is a multiple of. It flows
 * through Shape, Pack and Reshape like any number and becomes the dynamic dimension when a shape is emitted, which
 * keeps graphs batch-dynamic although shapes are otherwise static.
 */
export const BATCH = 1_000_003;
export const isBatchy = (dim: number) => dim >= BATCH && dim % BATCH === 0;

export const sizeOf = (shape: readonly number[]) => shape.reduce((product, dim) => product * dim, 1);

/** Row-major strides of `shape`. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

/** `axis` counted from the front; negative ones count from the back. */
export const frontAxis = (axis: number, rank: number) => (axis < 0 ? axis + rank : axis);

/** `value` as a constant. Errors: a value only known at run time. */
export function asConstant(value: Value | undefined, what: string): Constant {
  if (value?.kind !== 'constant') throw new Error(`${what} must be known before the model runs`);
  return value;
}

/** `value` as a tensor. Errors: a constant, which no operation of the models at hand uses there. */
export function asTensor(value: Value | undefined, what: string): Tensor {
  if (value?.kind !== 'tensor') throw new Error(`${what} must depend on the image`);
  return value;
}

/** The numbers of a constant. */
export const numbersOf = (value: Value | undefined, what: string): number[] => Array.from(asConstant(value, what).data);

/** The shape `a` and `b` broadcast to, by NumPy's rule. Errors: shapes that do not fit. */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const x = a[a.length - rank + axis] ?? 1;
    const y = b[b.length - rank + axis] ?? 1;
    if (x !== y && x !== 1 && y !== 1) throw new Error(`shapes [${a}] and [${b}] do not broadcast`);
    return x === 1 ? y : x;
  });
}

/** `value` with its axes in the order `permutation`: axis i of the result is axis `permutation[i]` of `value`. */
export function transposeConstant(value: Constant, permutation: readonly number[]): Constant {
  const from = stridesOf(value.shape);
  const shape = permutation.map((axis) => value.shape[axis] ?? 1);
  const steps = permutation.map((axis) => from[axis] ?? 1);
  const count = sizeOf(shape);
  const data = value.data instanceof Float32Array ? new Float32Array(count) : new Array<number>(count);
  const index = new Array<number>(shape.length).fill(0);
  let at = 0;
  for (let i = 0; i < count; i++) {
    data[i] = value.data[at] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const position = (index[axis] ?? 0) + 1;
      at += steps[axis] ?? 0;
      index[axis] = position;
      if (position < (shape[axis] ?? 1)) break;
      at -= position * (steps[axis] ?? 0);
      index[axis] = 0;
    }
  }
  return constant(value.dtype, shape, data);
}
