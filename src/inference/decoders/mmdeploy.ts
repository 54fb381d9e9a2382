// Reads MMDetection's models by MMDeploy (RTMDet, Faster and Mask R-CNN ...): rows chosen inside the model. Pure.
// Source: open-mmlab/mmdeploy, mmdeploy/codebase/mmdet/deploy/object_detection_model.py (End2EndModel): rows of score 0 are
// padding; masks lie over the whole input, or, exported without their post-processing, over the row's own box.

import type { DecoderCard } from '../model-file';
import { outputOf, sizesOf } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxReader } from './common/read-box';
import { trimMask } from './common/trim-mask';
import type { Decoded, InputSize, Outputs } from './decoder';

const COLUMNS = 5;

/**
 * `detections` [batch, rows, 5] as x1, y1, x2, y2 in pixels of the input and the score, `labels` [batch, rows] ids from 0,
 * `masks` [batch, rows, height, width] probabilities or ones and zeros. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeMmdeploy(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const detections = outputOf(outputs, 'detections', card);
  const labels = outputOf(outputs, 'labels', card);
  const { masks } = outputs;
  const [batch = 0, rows = 0] = sizesOf(card, 'detections', detections, ['batch', 'rows', COLUMNS]);
  sizesOf(card, 'labels', labels, [batch, rows]);
  const [, , height = 0, width = 0] = masks ? sizesOf(card, 'masks', masks, [batch, rows, 'height', 'width']) : [];
  const whole = width === size.width && height === size.height;
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'input' }, size);
  return Array.from({ length: batch }, (_, item) => {
    const at = (row: number) => item * rows + row;
    return chosenRows(
      card,
      {
        rows,
        score: (row) => detections.data[at(row) * COLUMNS + 4] ?? 0,
        // Padding is -1, which no label has.
        classId: (row) => labels.data[at(row)] ?? -1,
        box: (row) => read(detections.data, at(row) * COLUMNS),
        ...(masks && {
          mask: (row: number, box) =>
            trimMask({
              box: whole ? [0, 0, width, height] : box,
              width,
              height,
              value: (cell) => masks.data[at(row) * height * width + cell] ?? 0,
            }),
        }),
      },
      floor,
    );
  });
}
