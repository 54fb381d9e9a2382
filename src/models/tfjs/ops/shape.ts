// Operations that move elements about without changing them: reshape, slice, join, split, transpose, tile; and the
// arithmetic on shapes, which is always known while converting. Knows nothing of what the elements mean.

import { type Emitter, TO_THE_END } from '../emitter';
import {
  asConstant,
  BATCH,
  type Constant,
  constant,
  frontAxis,
  isBatchy,
  numbersOf,
  sizeOf,
  stridesOf,
  type Tensor,
  transposeConstant,
  type Value,
} from '../values';
import type { OperationFamily, OperationHandler } from './operation';

const plainTensor = (from: Value, shape: readonly number[], name: string): Tensor => ({
  kind: 'tensor',
  dtype: from.dtype,
  shape,
  name,
  layout: 'plain',
});

function first(inputs: readonly Value[]): Value {
  const [value] = inputs;
  if (!value) throw new Error('an input expected');
  return value;
}

/** `value` with another shape of the same size; the batch dimension, if any, is left for ONNX to work out. */
function reshape(emit: Emitter, value: Value, shape: readonly number[]): Value {
  if (sizeOf(shape) !== sizeOf(value.shape)) throw new Error(`[${value.shape}] does not reshape to [${shape}]`);
  if (value.kind === 'constant') return constant(value.dtype, shape, value.data);
  const target = emit.int64(shape.map((dim) => (isBatchy(dim) ? -1 : dim)));
  return plainTensor(value, shape, emit.node('Reshape', [emit.plain(value), target]));
}

/**
 * `asked` with its -1, if any, replaced by what `size` leaves for it. Exporters bake a batch of one into it, which stands
 * for any batch if `from` begins with one.
 */
function resolveShape(asked: readonly number[], { shape: from }: Value): number[] {
  const size = sizeOf(from);
  const bakesBatch = from[0] === BATCH && asked[0] === 1 && !asked.some(isBatchy);
  const target = bakesBatch ? asked.with(0, BATCH) : asked;
  const known = sizeOf(target.filter((dim) => dim !== -1));
  return target.map((dim) => (dim === -1 ? size / known : dim));
}

/** `lengths` with a -1, if any, replaced by what the others leave of `whole`. */
function resolveRest(lengths: readonly number[], whole: number): number[] {
  const known = lengths.reduce((sum, length) => sum + Math.max(length, 0), 0);
  return lengths.map((length) => (length < 0 ? whole - known : length));
}

/** Elements `begin` (inclusive) to `end` (exclusive) along each axis of a constant. */
function sliceConstant(value: Constant, begin: readonly number[], end: readonly number[]): Constant {
  const shape = begin.map((from, axis) => (end[axis] ?? 0) - from);
  const [inner, outer] = [stridesOf(value.shape), stridesOf(shape)];
  const data = Array.from({ length: sizeOf(shape) }, (_, i) => {
    let rest = i;
    let at = 0;
    for (const [axis, stride] of outer.entries()) {
      at += ((begin[axis] ?? 0) + Math.floor(rest / stride)) * (inner[axis] ?? 0);
      rest %= stride;
    }
    return value.data[at] ?? 0;
  });
  return constant(value.dtype, shape, value.dtype === 'float32' ? Float32Array.from(data) : data);
}

const slice: OperationHandler = ({ inputs, emit }) => {
  const value = first(inputs);
  const begin = numbersOf(inputs[1], 'the begin of a slice');
  const sizes = numbersOf(inputs[2], 'the size of a slice');
  const end = begin.map((from, axis) => (sizes[axis] === -1 ? (value.shape[axis] ?? 0) : from + (sizes[axis] ?? 0)));
  if (value.kind === 'constant') return sliceConstant(value, begin, end);
  const ends = end.map((to, axis) => (to === value.shape[axis] ? TO_THE_END : to));
  const name = emit.node('Slice', [emit.plain(value), emit.int64(begin), emit.int64(ends)]);
  return plainTensor(
    value,
    begin.map((from, axis) => (end[axis] ?? 0) - from),
    name,
  );
};

/** One element of a shape vector: `shape[i]`, the only strided slice that exporters leave in a frozen graph. */
const stridedSlice: OperationHandler = ({ inputs, attributes }) => {
  const value = asConstant(inputs[0], 'the input of a strided slice');
  const [begin, end, stride] = [1, 2, 3].map((i) => numbersOf(inputs[i], 'the limits of a strided slice')[0]);
  const masks = ['begin_mask', 'end_mask', 'ellipsis_mask', 'new_axis_mask'].some(
    (name) => attributes.int(name, 0) !== 0,
  );
  if (value.shape.length !== 1 || masks || stride !== 1 || begin === undefined || end === undefined) {
    throw new Error('only plain slices of shape vectors are supported');
  }
  const length = value.shape[0] ?? 0;
  const part = sliceConstant(value, [frontAxis(begin, length)], [frontAxis(end, length)]);
  return attributes.int('shrink_axis_mask', 0) === 1 ? constant(part.dtype, [], part.data) : part;
};

function concat(emit: Emitter, values: readonly Value[], axis: number): Value {
  const head = first(values);
  const length = values.reduce((sum, value) => sum + (value.shape[axis] ?? 0), 0);
  const shape = head.shape.map((dim, i) => (i === axis ? length : dim));
  if (values.every((value) => value.kind === 'constant') && axis === 0) {
    return constant(
      head.dtype,
      shape,
      values.flatMap((value) => numbersOf(value, 'a part')),
    );
  }
  return plainTensor(head, shape, emit.node('Concat', values.map(emit.plain), { axis }));
}

const pack: OperationHandler = ({ inputs, attributes, emit }) => {
  const { shape } = first(inputs);
  const axis = frontAxis(attributes.int('axis', 0), shape.length + 1);
  const widened = [...shape.slice(0, axis), 1, ...shape.slice(axis)];
  return concat(
    emit,
    inputs.map((value) => reshape(emit, value, widened)),
    axis,
  );
};

const unpack: OperationHandler = ({ inputs, attributes, emit }) => {
  const value = first(inputs);
  const axis = frontAxis(attributes.int('axis', 0), value.shape.length);
  const shape = value.shape.toSpliced(axis, 1);
  const source = emit.plain(value);
  return Array.from({ length: value.shape[axis] ?? 0 }, (_, i) => {
    const index = emit.constant({ dtype: 'int64', shape: [], data: [i] });
    return plainTensor(value, shape, emit.node('Gather', [source, index], { axis }));
  });
};

const squeeze: OperationHandler = ({ inputs, attributes, emit }) => {
  const value = first(inputs);
  const named = attributes.ints('squeeze_dims').map((axis) => frontAxis(axis, value.shape.length));
  const dropped = named.length > 0 ? named : value.shape.flatMap((dim, axis) => (dim === 1 ? [axis] : []));
  return reshape(
    emit,
    value,
    value.shape.filter((_, axis) => !dropped.includes(axis)),
  );
};

/** Parts of the given lengths along an axis; a length of -1 is what is left. */
const splitV: OperationHandler = ({ inputs, emit }) => {
  const value = first(inputs);
  const axis = frontAxis(numbersOf(inputs[2], 'the axis of a split')[0] ?? 0, value.shape.length);
  const lengths = resolveRest(numbersOf(inputs[1], 'the lengths of a split'), value.shape[axis] ?? 0);
  const source = emit.plain(value);
  let from = 0;
  return lengths.map((length) => {
    const limits = [[from], [from + length], [axis]].map(emit.int64);
    from += length;
    return plainTensor(value, value.shape.with(axis, length), emit.node('Slice', [source, ...limits]));
  });
};

/** A list of constants with some entries replaced, as converters write shapes they compute. */
const sparseToDense: OperationHandler = ({ inputs: [indices, size, values, fallback] }) => {
  const shape = numbersOf(size, 'the size of SparseToDense');
  const [places, given] = [numbersOf(indices, 'its indices'), numbersOf(values, 'its values')];
  if (shape.length > 1) throw new Error('only lists are made by SparseToDense');
  const data = new Array<number>(shape[0] ?? 1).fill(numbersOf(fallback, 'its default')[0] ?? 0);
  for (const [i, place] of places.entries()) data[place] = given[given.length === 1 ? 0 : i] ?? 0;
  return constant(asConstant(values, 'its values').dtype, shape, data);
};

const tile: OperationHandler = ({ inputs, emit }) => {
  const value = first(inputs);
  const times = numbersOf(inputs[1], 'the repeats of a tile');
  const shape = value.shape.map((dim, axis) => dim * (times[axis] ?? 1));
  const widensOnly = value.shape.every((dim, axis) => dim === 1 || times[axis] === 1);
  if (!widensOnly) throw new Error('only tiling along axes of length 1 is supported');
  return plainTensor(value, shape, emit.node('Expand', [emit.plain(value), emit.runtimeShape(shape)]));
};

/** The turns that are only another way to look at the same tensor, by the layout it has. */
const RELABELLED = {
  plain: { perm: '0,2,3,1', layout: 'channels-first' },
  'channels-first': { perm: '0,3,1,2', layout: 'plain' },
} as const;

const transpose: OperationHandler = ({ inputs, emit }) => {
  const value = first(inputs);
  const perm = numbersOf(inputs[1], 'the order of a transpose');
  if (value.kind === 'constant') return transposeConstant(value, perm);
  const shape = perm.map((axis) => value.shape[axis] ?? 1);
  const { perm: free, layout } = RELABELLED[value.layout];
  if (perm.join() === free) return { kind: 'tensor', dtype: value.dtype, shape, name: value.name, layout };
  return plainTensor(value, shape, emit.node('Transpose', [emit.plain(value)], { perm }));
};

export const shapeFamily: OperationFamily = {
  Identity: ({ inputs }) => first(inputs),
  Shape: ({ inputs }) => constant('int32', [first(inputs).shape.length], [...first(inputs).shape]),
  StridedSlice: stridedSlice,
  Slice: slice,
  Pack: pack,
  Unpack: unpack,
  ConcatV2: ({ inputs, emit }) => {
    const axis = frontAxis(numbersOf(inputs.at(-1), 'the axis of a concat')[0] ?? 0, first(inputs).shape.length);
    return concat(emit, inputs.slice(0, -1), axis);
  },
  Reshape: ({ inputs, emit }) => {
    const value = first(inputs);
    return reshape(emit, value, resolveShape(numbersOf(inputs[1], 'the shape of a reshape'), value));
  },
  SplitV: splitV,
  SparseToDense: sparseToDense,
  Squeeze: squeeze,
  ExpandDims: ({ inputs, emit }) => {
    const value = first(inputs);
    const axis = frontAxis(numbersOf(inputs[1], 'the axis of ExpandDims')[0] ?? 0, value.shape.length + 1);
    return reshape(emit, value, [...value.shape.slice(0, axis), 1, ...value.shape.slice(axis)]);
  },
  Transpose: transpose,
  Tile: tile,
};
