// Dilated convolutions as TensorFlow freezes them: SpaceToBatchND spreads an image over the batch, an ordinary depthwise
// convolution follows, BatchToSpaceND puts it together again. All three are one ONNX convolution with dilations.
// Source: tensorflow.org, tf.nn.with_space_to_batch.

import { asTensor, numbersOf, type Spread } from '../values';
import type { OperationFamily, OperationHandler } from './operation';

function spreadOf(block: readonly number[], paddings: readonly number[]): Spread {
  const [height = 1, width = 1] = block;
  const [top = 0, bottom = 0, left = 0, right = 0] = paddings;
  if (block.length !== 2 || paddings.length !== 4) throw new Error('only images are spread over a batch');
  return { block: [height, width], pads: [top, left, bottom, right] };
}

const spaceToBatch: OperationHandler = ({ inputs }) => ({
  ...asTensor(inputs[0], 'the image of SpaceToBatchND'),
  convolution: undefined,
  spread: spreadOf(numbersOf(inputs[1], 'the block of SpaceToBatchND'), numbersOf(inputs[2], 'its paddings')),
});

const batchToSpace: OperationHandler = ({ inputs, emit }) => {
  const { spread, convolution, shape } = asTensor(inputs[0], 'the image of BatchToSpaceND');
  const crops = spreadOf(numbersOf(inputs[1], 'the block of BatchToSpaceND'), numbersOf(inputs[2], 'its crops'));
  if (!spread || !convolution || crops.block.some((side, i) => side !== spread.block[i])) {
    throw new Error('BatchToSpaceND without the convolution it belongs to');
  }
  const pads = spread.pads.map((amount, i) => amount - (crops.pads[i] ?? 0));
  if (pads.some((amount) => amount < 0)) throw new Error('a dilated convolution cuts its image');
  const [batch = 1, height = 0, width = 0, channels = 1] = shape;
  const [top, left, bottom, right] = crops.pads;
  const output = [batch, height - top - bottom, width - left - right, channels];
  return emit.convolution({ ...convolution, attributes: { ...convolution.attributes, pads } }, output);
};

export const dilationFamily: OperationFamily = { SpaceToBatchND: spaceToBatch, BatchToSpaceND: batchToSpace };
