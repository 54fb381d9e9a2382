// Convolutions: Conv2D and DepthwiseConv2dNative, and the folding of the scale and offset of a batch normalisation
// into their weights. Knows nothing of the other operations.

import type { Attributes } from '../attributes';
import type { Emitter } from '../emitter';
import { asConstant, asTensor, type Constant, type ConvolutionParts, type Tensor, transposeConstant } from '../values';
import type { OperationCall, OperationFamily } from './operation';

/**
 * ONNX pads [top, left, bottom, right] and the output size for TensorFlow's padding scheme. SAME may be asymmetric:
 * the odd pixel goes to the bottom and the right, so the pads must be written out.
 * Source: tensorflow.org, tf.nn, "Notes on padding".
 */
export function paddingOf(
  scheme: string,
  input: readonly [number, number],
  kernel: readonly [number, number],
  strides: readonly [number, number],
  dilations: readonly [number, number],
): { pads: [number, number, number, number]; output: [number, number] } {
  const along = (axis: 0 | 1): { before: number; after: number; output: number } => {
    const extent = (kernel[axis] - 1) * dilations[axis] + 1;
    if (scheme === 'VALID') {
      return { before: 0, after: 0, output: Math.floor((input[axis] - extent) / strides[axis]) + 1 };
    }
    const output = Math.ceil(input[axis] / strides[axis]);
    const total = Math.max((output - 1) * strides[axis] + extent - input[axis], 0);
    const before = Math.floor(total / 2);
    return { before, after: total - before, output };
  };
  if (scheme !== 'SAME' && scheme !== 'VALID') throw new Error(`padding ${scheme} is not supported`);
  const [rows, columns] = [along(0), along(1)];
  return {
    pads: [rows.before, columns.before, rows.after, columns.after],
    output: [rows.output, columns.output],
  };
}

/** The two middle entries of an NHWC attribute such as strides; [1, 1] where it is absent. */
export function heightAndWidth(attributes: Attributes, name: string): [number, number] {
  const [, height = 1, width = 1] = attributes.ints(name);
  return [height, width];
}

/** TensorFlow's weights are [height, width, in, out]; a depthwise one's are [height, width, in, multiplier]. */
function weightsOf(filter: Constant, depthwise: boolean): Pick<ConvolutionParts, 'weights' | 'weightShape'> {
  const [height = 1, width = 1, inputs = 1, last = 1] = filter.shape;
  const { data } = transposeConstant(filter, depthwise ? [2, 3, 0, 1] : [3, 2, 0, 1]);
  return {
    weights: Float32Array.from(data),
    weightShape: depthwise ? [inputs * last, 1, height, width] : [last, inputs, height, width],
  };
}

function convolve({ inputs, attributes, emit }: OperationCall, depthwise: boolean): Tensor {
  const image = asTensor(inputs[0], 'the image of a convolution');
  const filter = asConstant(inputs[1], 'the weights of a convolution');
  if (attributes.text('data_format', 'NHWC') !== 'NHWC') throw new Error('only NHWC convolutions are supported');
  const [batch = 1, height = 1, width = 1, channels = 1] = image.shape;
  const { weights, weightShape } = weightsOf(filter, depthwise);
  const kernel: [number, number] = [weightShape[2], weightShape[3]];
  const strides = heightAndWidth(attributes, 'strides');
  const group = depthwise ? channels : channels / weightShape[1];
  const convolveBy = (dilations: readonly [number, number], padding: ReturnType<typeof paddingOf>) =>
    emit.convolution(
      {
        input: emit.channelsFirst({ ...image, spread: undefined }),
        weights,
        weightShape,
        bias: undefined,
        attributes: { kernel_shape: kernel, strides, dilations, pads: padding.pads, group },
      },
      [batch, padding.output[0], padding.output[1], weightShape[0]],
    );
  const dilations = heightAndWidth(attributes, 'dilations');
  const scheme = attributes.text('padding', 'VALID');
  const { spread } = image;
  if (!spread) return convolveBy(dilations, paddingOf(scheme, [height, width], kernel, strides, dilations));
  if (scheme !== 'VALID' || [...strides, ...dilations].some((step) => step !== 1)) {
    throw new Error('only plain convolutions are supported between SpaceToBatchND and BatchToSpaceND');
  }
  const [top, left, bottom, right] = spread.pads;
  const padded: [number, number] = [height + top + bottom, width + left + right];
  const { output } = paddingOf('VALID', padded, kernel, strides, spread.block);
  return { ...convolveBy(spread.block, { pads: [top, left, bottom, right], output }), spread };
}

/** `value` per channel: a scalar repeated, or a vector along the last axis; undefined for anything else. */
function perChannel({ data, shape }: Constant, channels: number): ((channel: number) => number) | undefined {
  if (data.length === 1) return () => data[0] ?? 0;
  if (data.length === channels && shape.at(-1) === channels) return (channel) => data[channel] ?? 0;
  return undefined;
}

/**
 * The convolution whose output is `scale * tensor + offset` per channel, or undefined if `tensor` does not come
 * straight from a convolution. Computed in double precision and rounded once.
 */
export function foldIntoConvolution(
  emit: Emitter,
  tensor: Tensor,
  scale: (channel: number) => number,
  offset: (channel: number) => number,
): Tensor | undefined {
  const parts = tensor.convolution;
  if (!parts) return undefined;
  const channels = parts.weightShape[0];
  const perOutput = parts.weights.length / channels;
  const weights = parts.weights.map((weight, i) => weight * scale(Math.floor(i / perOutput)));
  const bias = Float32Array.from({ length: channels }, (_, c) => (parts.bias?.[c] ?? 0) * scale(c) + offset(c));
  return emit.convolution({ ...parts, weights, bias }, tensor.shape);
}

/** `tensor * factor` folded into the convolution before it, or undefined where that cannot be. */
export function foldScale(emit: Emitter, tensor: Tensor, factor: Constant): Tensor | undefined {
  const scale = perChannel(factor, tensor.shape.at(-1) ?? 0);
  return scale && foldIntoConvolution(emit, tensor, scale, () => 0);
}

/** `tensor + addend` folded into the convolution before it, or undefined where that cannot be. */
export function foldOffset(emit: Emitter, tensor: Tensor, addend: Constant): Tensor | undefined {
  const offset = perChannel(addend, tensor.shape.at(-1) ?? 0);
  return offset && foldIntoConvolution(emit, tensor, () => 1, offset);
}

export const convolutionFamily: OperationFamily = {
  Conv2D: (call) => convolve(call, false),
  DepthwiseConv2dNative: (call) => convolve(call, true),
};
