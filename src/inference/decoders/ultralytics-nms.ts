// Reads Ultralytics YOLO whose selection is inside the model: exported with nms=True, and the end-to-end heads of
// YOLOv10 and YOLO26. Source: ultralytics/ultralytics engine/exporter.py (NMSModel: rows padded with zeros) and
// nn/modules/head.py (postprocess of Detect, Segment, Pose, OBB).

import type { BoxColumns, DecoderCard } from '../model-file';
import { boxReader } from './common/box-reader';
import { outputOf, unsupported } from './common/checks';
import { protosOf } from './common/protos';
import { rowReader } from './common/rows';
import { batchItems, cell, startOf, tableOf } from './common/table';
import { objects } from './common/top';
import type { Decoded, InputSize, Outputs } from './decoder';
import { type Extras, extraColumns, withExtras } from './ultralytics';

const CORNERS: BoxColumns = { format: 'xyxy', space: 'input' };
const CENTRES: BoxColumns = { format: 'cxcywh', space: 'input' };
const FIXED = 6;

function extrasFor(card: DecoderCard, outputs: Outputs, batch: number, columns: number): Extras {
  const count = card.keypoints?.count ?? 0;
  const keypoints = count > 0 ? { count, numbers: (columns - FIXED) / count } : null;
  return { oriented: card.oriented ?? false, keypoints, protos: protosOf(outputs, card, batch) };
}

/**
 * `detections` [batch, rows, 6 + extras]: x1, y1, x2, y2, score, class, extras as without selection. Oriented boxes
 * stand as centre and size with the angle last. Rows without area are padding.
 * Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeUltralyticsNms(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const table = tableOf(card, 'detections', outputOf(outputs, 'detections', card));
  const extras = extrasFor(card, outputs, table.batch, table.columns);
  const { numbers = 3 } = extras.keypoints ?? {};
  if (table.columns !== FIXED + extraColumns(extras) || (numbers !== 2 && numbers !== 3))
    throw unsupported(card, `its output "detections" has ${table.columns} columns where its card says otherwise`);
  const boxes = card.boxes ?? (extras.oriented ? CENTRES : CORNERS);
  const read = boxReader(boxes, size);
  const toProposal = rowReader(card, floor);
  return batchItems(table.batch, (item) => {
    const start = startOf(table, item);
    const found = Array.from({ length: table.rows }, (_, row) => {
      const at = (column: number) => cell(table, start, row, column);
      const box = read(at(0), at(1), at(2), at(3));
      const proposal = toProposal({ score: at(4), classNumber: at(5), box });
      return proposal && withExtras(proposal, table, { item, row, from: FIXED }, extras, boxes, size);
    });
    return objects(found.filter((proposal) => proposal !== null));
  });
}
