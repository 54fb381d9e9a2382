// Reads YOLO-NAS as super-gradients exports it. Source: Deci-AI/super-gradients documentation/source/models_export.md
// and conversion/onnx/nms.py: without selection boxes [batch, anchors, 4] (corners in pixels of the input) and scores
// [batch, anchors, classes] (0..1); "batch" format with a count; "flat" format [objects, 7].

import type { DecoderCard } from '../model-file';
import { checkFinite, outputOf, sizesOf } from './common/checks';
import { decodeCounted, decodeFlatRows } from './common/flat-rows';
import { hitsOf } from './common/hits';
import { boxReader, hasArea } from './common/read-box';
import { batchItems, tableOf } from './common/table';
import type { Decoded, InputSize, Outputs, Proposal } from './decoder';

const CORNERS = { format: 'xyxy', space: 'input' } as const;

function decodeRaw(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const table = tableOf(card, 'scores', outputOf(outputs, 'scores', card));
  const boxes = outputOf(outputs, 'boxes', card);
  sizesOf(card, 'boxes', boxes, [table.batch, table.rows, 4]);
  checkFinite(card, boxes.data);
  const read = boxReader(card.boxes ?? CORNERS, size);
  return batchItems(table.batch, (item) => {
    const { kept, capped } = hitsOf(card, table, item, { from: 0, count: table.columns }, floor);
    const proposals: Proposal[] = [];
    for (const { row, label, classId, score } of kept) {
      const box = read(boxes.data, (item * table.rows + row) * 4);
      if (hasArea(box)) proposals.push({ label, classId, score, box });
    }
    return { kind: 'objects', proposals, capped };
  });
}

/**
 * `boxes` and `scores`; or with selection inside `count`, `boxes`, `scores`, `classes`, or `detections`: photo, corners,
 * score, class. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeYoloNas(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  if (outputs.detections) return decodeFlatRows(outputs, card, size, floor, { score: 5, classNumber: 6 });
  return outputs.count ? decodeCounted(outputs, card, size, floor) : decodeRaw(outputs, card, size, floor);
}
