// Enlarging and shrinking an image inside a model. TensorFlow has three ways to place the pixels of the two sizes.

import type { Attributes } from '../attributes';
import { asTensor, numbersOf } from '../values';
import type { OperationFamily, OperationHandler } from './operation';

/** ONNX's name for how a pixel of the result finds its place in the image. Source: tensorflow, image_resizer_state.h. */
function placement(attributes: Attributes): string {
  if (attributes.bool('align_corners', false)) return 'align_corners';
  return attributes.bool('half_pixel_centers', false) ? 'half_pixel' : 'asymmetric';
}

const resizeBilinear: OperationHandler = ({ inputs, attributes, emit }) => {
  const image = asTensor(inputs[0], 'the image of a resize');
  const [height = 0, width = 0] = numbersOf(inputs[1], 'the size of a resize');
  if (height < 1 || width < 1) throw new Error(`a resize to ${height} x ${width}`);
  const [batch = 1, , , channels = 1] = image.shape;
  // Only rows and columns are named, so that the batch stays whatever it is. The layout stays too: ONNX Runtime 1.30
  // fails on a transpose that it moves past a resize with named axes.
  const { layout } = image;
  const source = layout === 'plain' ? emit.plain(image) : emit.channelsFirst(image);
  const name = emit.node('Resize', [source, '', '', emit.int64([height, width])], {
    axes: layout === 'plain' ? [1, 2] : [2, 3],
    mode: 'linear',
    coordinate_transformation_mode: placement(attributes),
  });
  return { kind: 'tensor', dtype: 'float32', shape: [batch, height, width, channels], name, layout };
};

export const resizeFamily: OperationFamily = { ResizeBilinear: resizeBilinear };
