// Reads torchvision's detectors (Faster R-CNN, RetinaNet, SSD, FCOS, Mask and Keypoint R-CNN): as many rows as there are
// objects, of one photo. Pure.
// Source: pytorch/vision, torchvision/models/detection/roi_heads.py and transform.py (postprocess: boxes in pixels of what was
// fed, masks pasted into it as probabilities) and test/test_onnx.py (how they are exported). Label 0 is "nothing".

import type { DecoderCard } from '../model-file';
import { outputOf, sizesOf } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxReader } from './common/read-box';
import { trimMask } from './common/trim-mask';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `boxes` [objects, 4] xyxy in pixels of the input, `labels` and `scores` [objects], `masks` [objects, 1, height, width]
 * probabilities over the input, `keypoints` [objects, points, 3] as x, y, visible. Errors: `model_unsupported`,
 * `non_finite_output`.
 */
export function decodeTorchvisionDetection(
  outputs: Outputs,
  card: DecoderCard,
  size: InputSize,
  floor: number,
): Decoded[] {
  const boxes = outputOf(outputs, 'boxes', card);
  const labels = outputOf(outputs, 'labels', card);
  const scores = outputOf(outputs, 'scores', card);
  const { masks, keypoints } = outputs;
  const [rows = 0] = sizesOf(card, 'boxes', boxes, ['objects', 4]);
  sizesOf(card, 'labels', labels, [rows]);
  sizesOf(card, 'scores', scores, [rows]);
  const [, , height = 0, width = 0] = masks ? sizesOf(card, 'masks', masks, [rows, 1, 'height', 'width']) : [];
  const [, points = 0] = keypoints ? sizesOf(card, 'keypoints', keypoints, [rows, 'points', 3]) : [];
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'input' }, size);
  return [
    chosenRows(
      card,
      {
        rows,
        score: (row) => scores.data[row] ?? 0,
        classId: (row) => labels.data[row] ?? 0,
        box: (row) => read(boxes.data, row * 4),
        ...(masks && {
          mask: (row: number) =>
            trimMask({
              box: [0, 0, size.width, size.height],
              width,
              height,
              value: (cell) => masks.data[row * height * width + cell] ?? 0,
            }),
        }),
        ...(keypoints && {
          keypoints: (row: number) =>
            Array.from({ length: points }, (_, point) => {
              const at = (row * points + point) * 3;
              return {
                x: keypoints.data[at] ?? 0,
                y: keypoints.data[at + 1] ?? 0,
                score: Math.min(1, keypoints.data[at + 2] ?? 0),
              };
            }),
        }),
      },
      floor,
    ),
  ];
}
