// Reads models of TensorFlow's object-detection API with their selection inside (SSD, EfficientDet, CenterNet, Faster and
// Mask R-CNN by tf2onnx). Pure.
// Source: tensorflow/models, research/object_detection/exporter.py and core/standard_fields.py: detection_boxes as ymin, xmin,
// ymax, xmax in 0..1, detection_classes as floats that count from 1, num_detections, detection_masks within the boxes.

import type { DecoderCard } from '../model-file';
import { outputOf, sizesOf } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxReader } from './common/read-box';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `boxes` [batch, rows, 4], `scores` and `classes` [batch, rows], `count` [batch]: how many rows hold; `masks`
 * [batch, rows, height, width], probabilities over the row's own box. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeTfObjectDetection(
  outputs: Outputs,
  card: DecoderCard,
  size: InputSize,
  floor: number,
): Decoded[] {
  const boxes = outputOf(outputs, 'boxes', card);
  const scores = outputOf(outputs, 'scores', card);
  const classes = outputOf(outputs, 'classes', card);
  const { count, masks } = outputs;
  const [batch = 0, rows = 0] = sizesOf(card, 'boxes', boxes, ['batch', 'rows', 4]);
  sizesOf(card, 'scores', scores, [batch, rows]);
  sizesOf(card, 'classes', classes, [batch, rows]);
  const [, , height = 0, width = 0] = masks ? sizesOf(card, 'masks', masks, [batch, rows, 'height', 'width']) : [];
  const read = boxReader(card.boxes ?? { format: 'yxyx', space: 'unit' }, size);
  return Array.from({ length: batch }, (_, item) => {
    const at = (row: number) => item * rows + row;
    return chosenRows(
      card,
      {
        rows: Math.min(rows, Math.round(count?.data[item] ?? rows)),
        score: (row) => scores.data[at(row)] ?? 0,
        classId: (row) => classes.data[at(row)] ?? -1,
        box: (row) => read(boxes.data, at(row) * 4),
        ...(masks && {
          mask: (row: number, box) => {
            const start = at(row) * height * width;
            return {
              box,
              width,
              height,
              values: Float32Array.from(masks.data.subarray(start, start + height * width)),
            };
          },
        }),
      },
      floor,
    );
  });
}
