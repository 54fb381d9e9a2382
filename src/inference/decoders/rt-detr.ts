// Reads RT-DETR, D-FINE and DEIM as their own exporters write them: rows chosen and sorted inside the model. Pure.
// Source: lyuwenyu/RT-DETR, rtdetrv2_pytorch/tools/export_onnx.py and src/zoo/rtdetr/rtdetr_postprocessor.py (deploy):
// boxes are scaled by `orig_target_sizes`, which is fed the input's own width and height here.

import type { DecoderCard } from '../model-file';
import { outputOf, sizesOf } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxReader } from './common/read-box';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `labels` [batch, queries] ids from 0, `boxes` [batch, queries, 4] xyxy in pixels of the input, `scores` [batch, queries]
 * in 0..1. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeRtDetr(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const scores = outputOf(outputs, 'scores', card);
  const labels = outputOf(outputs, 'labels', card);
  const boxes = outputOf(outputs, 'boxes', card);
  const [batch = 0, rows = 0] = sizesOf(card, 'scores', scores, ['batch', 'queries']);
  sizesOf(card, 'labels', labels, [batch, rows]);
  sizesOf(card, 'boxes', boxes, [batch, rows, 4]);
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'input' }, size);
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
