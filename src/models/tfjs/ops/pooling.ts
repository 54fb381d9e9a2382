// Operations that sum up a neighbourhood or a whole axis: pools, means, the largest, and which is largest.

import type { Attributes } from '../attributes';
import { asTensor, frontAxis, numbersOf, type Tensor } from '../values';
import { heightAndWidth, paddingOf } from './convolution';
import type { OperationCall, OperationFamily, OperationHandler } from './operation';

/** Where a TensorFlow axis of an image lies in NCHW. */
const CHANNELS_FIRST_AXIS = [0, 2, 3, 1];
const INT32 = 6;

const axisIn = ({ layout }: Tensor, axis: number) =>
  layout === 'channels-first' ? (CHANNELS_FIRST_AXIS[axis] ?? axis) : axis;

const sizeAttribute = (attributes: Attributes, name: string): [number, number] => heightAndWidth(attributes, name);

const pool =
  (onnx: 'MaxPool' | 'AveragePool'): OperationHandler =>
  ({ inputs, attributes, emit }) => {
    const image = asTensor(inputs[0], 'the image of a pool');
    if (attributes.text('data_format', 'NHWC') !== 'NHWC') throw new Error('only NHWC pools are supported');
    const [batch = 1, height = 1, width = 1, channels = 1] = image.shape;
    const kernel = sizeAttribute(attributes, 'ksize');
    const strides = sizeAttribute(attributes, 'strides');
    const scheme = attributes.text('padding', 'VALID');
    const { pads, output } = paddingOf(scheme, [height, width], kernel, strides, [1, 1]);
    if (output.some((side) => side < 1)) throw new Error('a pool is larger than its image');
    // TensorFlow's mean leaves the padding out.
    const window = { kernel_shape: kernel, strides, pads };
    const attributesOut = onnx === 'AveragePool' ? { ...window, count_include_pad: 0 } : window;
    const name = emit.node(onnx, [emit.channelsFirst(image)], attributesOut);
    return { kind: 'tensor', dtype: 'float32', shape: [batch, ...output, channels], name, layout: 'channels-first' };
  };

/** `op` over axes given as the second input. */
const reduce =
  (onnx: string): OperationHandler =>
  ({ inputs, attributes, emit }: OperationCall) => {
    const value = asTensor(inputs[0], `the input of ${onnx}`);
    const axes = numbersOf(inputs[1], `the axes of ${onnx}`).map((axis) => frontAxis(axis, value.shape.length));
    const keep = attributes.bool('keep_dims', false);
    // With its axes dropped an image has no channels to stand first any more, unless only they are left beside the batch.
    const dropsRowsAndColumns = axes.length === 2 && axes.includes(1) && axes.includes(2);
    const source =
      keep || dropsRowsAndColumns ? value : { ...value, name: emit.plain(value), layout: 'plain' as const };
    const places = emit.int64(axes.map((axis) => axisIn(source, axis)));
    const name = emit.node(onnx, [source.name, places], { keepdims: keep ? 1 : 0 });
    const shape = keep
      ? value.shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim))
      : value.shape.filter((_, axis) => !axes.includes(axis));
    return { kind: 'tensor', dtype: value.dtype, shape, name, layout: keep ? value.layout : 'plain' };
  };

const argMax: OperationHandler = ({ inputs, emit }) => {
  const value = asTensor(inputs[0], 'the input of an ArgMax');
  const axis = frontAxis(numbersOf(inputs[1], 'the axis of an ArgMax')[0] ?? 0, value.shape.length);
  const lastOfImage = value.layout === 'channels-first' && axis === 3;
  const source = lastOfImage ? value : { ...value, name: emit.plain(value), layout: 'plain' as const };
  const index = emit.node('ArgMax', [source.name], { axis: axisIn(source, axis), keepdims: 0 });
  const shape = value.shape.filter((_, i) => i !== axis);
  return { kind: 'tensor', dtype: 'int32', shape, name: emit.node('Cast', [index], { to: INT32 }), layout: 'plain' };
};

export const poolingFamily: OperationFamily = {
  MaxPool: pool('MaxPool'),
  AvgPool: pool('AveragePool'),
  Mean: reduce('ReduceMean'),
  Max: reduce('ReduceMax'),
  Sum: reduce('ReduceSum'),
  ArgMax: argMax,
};
