// Reads YOLOv5 and YOLOv7 without selection, their heads already joined and decoded.
// Sources: ultralytics/yolov5 models/yolo.py (Detect, Segment), utils/general.py (non_max_suppression: score = how sure
// there is anything x class, best class only) and export.py (`output0`, `output1`); WongKinYiu/yolov7 export.py --grid
// (`output`) and models/experimental.py (with one class the class score was never trained and is left out).

import type { BoxColumns, DecoderCard } from '../model-file';
import { outputOf, unsupported } from './common/checks';
import { hitsOf } from './common/hits';
import { protoMask, protosOf } from './common/protos';
import { boxReader, hasArea } from './common/read-box';
import { batchItems, cell, rowAt, startOf, type Table, tableOf } from './common/table';
import type { Decoded, InputSize, Outputs, Proposal } from './decoder';

export const YOLOV5_BOXES: BoxColumns = { format: 'cxcywh', space: 'input' };
const OBJECTNESS = 4;
const FIRST_CLASS = 5;

/** Which columns make the score: of a model with one class only how sure it is that there is anything. */
export const yoloScores = (classes: number) =>
  classes === 1 ? { from: OBJECTNESS, count: 1 } : { from: FIRST_CLASS, count: classes, weight: OBJECTNESS };

/** What a table of box, objectness and classes says of photo `item`; `finish` adds what a family has besides. */
export function yoloProposals(
  table: Table,
  card: DecoderCard,
  size: InputSize,
  { item, classes, floor }: { readonly item: number; readonly classes: number; readonly floor: number },
  finish: (proposal: Proposal, row: number) => Proposal = (proposal) => proposal,
): Decoded {
  const read = boxReader(card.boxes ?? YOLOV5_BOXES, size);
  const start = startOf(table, item);
  const { kept, capped } = hitsOf(card, table, item, yoloScores(classes), floor);
  const proposals: Proposal[] = [];
  for (const { row, label, classId, score } of kept) {
    const box = read(table.data, rowAt(table, start, row), table.columnStep);
    if (hasArea(box)) proposals.push(finish({ label, classId, score, box }, row));
  }
  return { kind: 'objects', proposals, capped };
}

/**
 * `raw` [batch, anchors, 5 + classes (+ coefficients)]: centre, size in pixels of the input, objectness, class scores,
 * all 0..1; for outlines `protos` [batch, count, rows, columns]. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeYolov5(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const table = tableOf(card, 'raw', outputOf(outputs, 'raw', card));
  const protos = protosOf(outputs, card, table.batch);
  const classes = table.columns - FIRST_CLASS - (protos?.count ?? 0);
  if (classes < 1) throw unsupported(card, `its output "raw" has ${table.columns} columns, too few for its classes`);
  return batchItems(table.batch, (item) =>
    yoloProposals(table, card, size, { item, classes, floor }, (proposal, row) => {
      if (!protos) return proposal;
      const start = startOf(table, item);
      const from = FIRST_CLASS + classes;
      const coefficients = Float32Array.from({ length: protos.count }, (_, k) => cell(table, start, row, from + k));
      return { ...proposal, mask: protoMask(protos, item, coefficients, proposal.box, size) };
    }),
  );
}
