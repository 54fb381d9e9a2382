// Reads the SSD of the ONNX model zoo (ssd-12, MLPerf's SSD-ResNet34): rows chosen inside the model. Pure.
// Source: onnx/models, ssd/README.md (bboxes as left, top, right, bottom in 0..1; labels from 1 to 80) and
// mlcommons/inference, vision/classification_and_detection/python/coco.py (PostProcessCocoOnnx: "xmin, ymin, xmax, ymax").
// OpenVINO's page on the same model has y first: the card's `boxes` says otherwise where that is so.

import type { DecoderCard } from '../model-file';
import { outputOf, sizesOf } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxReader } from './common/read-box';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `boxes` [batch, rows, 4], `labels` [batch, rows] ids as the card's labels have them, `scores` [batch, rows].
 * Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeSsd12(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const boxes = outputOf(outputs, 'boxes', card);
  const labels = outputOf(outputs, 'labels', card);
  const scores = outputOf(outputs, 'scores', card);
  const [batch = 0, rows = 0] = sizesOf(card, 'boxes', boxes, ['batch', 'rows', 4]);
  sizesOf(card, 'labels', labels, [batch, rows]);
  sizesOf(card, 'scores', scores, [batch, rows]);
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'unit' }, size);
  return Array.from({ length: batch }, (_, item) =>
    chosenRows(
      card,
      {
        rows,
        score: (row) => scores.data[item * rows + row] ?? 0,
        classId: (row) => labels.data[item * rows + row] ?? -1,
        box: (row) => read(boxes.data, (item * rows + row) * 4),
      },
      floor,
    ),
  );
}
