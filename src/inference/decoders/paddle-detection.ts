// Reads PaddleDetection's models (PP-YOLOE, PicoDet, PP-YOLO, Faster R-CNN) by paddle2onnx, their selection inside. Pure.
// Source: PaddlePaddle/PaddleDetection, deploy/third_engine/onnx/infer.py (rows of class, score, x1, y1, x2, y2; class -1 is
// none) and ppdet/modeling/heads/ppyoloe_head.py (post_process: boxes are divided by scale_factor, which is fed as 1 here,
// so they are in pixels of the input). Rows of all photos follow each other; `count` says how many each has.

import type { DecoderCard } from '../model-file';
import { outputOf, sizesOf, wrongShape } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxReader } from './common/read-box';
import type { Decoded, InputSize, Outputs } from './decoder';

const COLUMNS = 6;

/** `detections` [rows, 6], `count` [batch]: left out, all rows are of one photo. Errors: `model_unsupported`, `non_finite_output`. */
export function decodePaddleDetection(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const detections = outputOf(outputs, 'detections', card);
  const [rows = 0] = sizesOf(card, 'detections', detections, ['rows', COLUMNS]);
  const counts = outputs.count ? Array.from(outputs.count.data) : [rows];
  if (counts.reduce((a, b) => a + b, 0) > rows) throw wrongShape(card, 'detections', detections, '[sum of count, 6]');
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'input' }, size);
  const { data } = detections;
  let first = 0;
  return counts.map((count) => {
    const start = first;
    first += count;
    return chosenRows(
      card,
      {
        rows: count,
        classId: (row) => data[(start + row) * COLUMNS] ?? -1,
        score: (row) => data[(start + row) * COLUMNS + 1] ?? 0,
        box: (row) => read(data, (start + row) * COLUMNS + 2),
      },
      floor,
    );
  });
}
