// Reads Ultralytics YOLO whose selection is inside the model: exported with nms=True, and the end-to-end heads of
// YOLOv10 and YOLO26. Source: ultralytics/ultralytics engine/exporter.py (NMSModel: rows padded with zeros) and
// nn/modules/head.py (postprocess of Detect, Segment, Pose, OBB).

import type { BoxColumns, DecoderCard } from '../model-file';
import { outputOf, unsupported } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { boxRound } from './common/oriented';
import { protosOf } from './common/protos';
import { boxReader } from './common/read-box';
import { batchItems, cell, rowAt, startOf, tableOf } from './common/table';
import type { Decoded, InputSize, Outputs } from './decoder';
import { type Extras, extraColumns, extraReaders } from './ultralytics';

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
  return batchItems(table.batch, (item) => {
    const start = startOf(table, item);
    const more = extraReaders(table, { item, from: FIXED }, extras, boxes, size);
    const { points } = more;
    return chosenRows(
      card,
      {
        ...more,
        rows: table.rows,
        score: (row) => cell(table, start, row, 4),
        classId: (row) => cell(table, start, row, 5),
        box: (row) => (points ? boxRound(points(row)) : read(table.data, rowAt(table, start, row))),
      },
      floor,
    );
  });
}
