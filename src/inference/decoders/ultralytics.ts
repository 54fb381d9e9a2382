// Reads Ultralytics YOLOv8, v9, 11 and 12 exported without selection: objects, outlines, body points, oriented boxes.
// Source: ultralytics/ultralytics nn/modules/head.py (Detect, Segment, Pose, OBB: what is concatenated in which order)
// and engine/exporter.py (`output0` [batch, columns, anchors], for Segment `output1` [batch, prototypes, rows, columns]).

import type { BoxColumns, DecoderCard } from '../model-file';
import { boxReader, hasArea, spaceScale } from './common/box-reader';
import { outputOf, unsupported } from './common/checks';
import { hitsOf, labelSpan } from './common/hits';
import { boxRound, cornersOf } from './common/oriented';
import { type Protos, protoMask, protosOf } from './common/protos';
import { batchItems, cell, startOf, type Table, tableOf } from './common/table';
import type { Decoded, InputSize, Outputs, Proposal } from './decoder';

/** Usual where the card says nothing. */
export const ULTRALYTICS_BOXES: BoxColumns = { format: 'cxcywh', space: 'input' };

/** Which columns hold what, after the box and the classes. */
export interface Extras {
  readonly oriented: boolean;
  readonly keypoints: { readonly count: number; readonly numbers: number } | null;
  readonly protos: Protos | null;
}

/**
 * What the last `spare` columns and perhaps some before them hold. `numbers` of a body point: 3 (x, y, how visible)
 * or 2, whichever leaves as many columns as there are labels, else 3.
 */
export function extrasOf(card: DecoderCard, protos: Protos | null, columnsAfterBox: number): Extras {
  const points = card.keypoints?.count ?? 0;
  const classes = labelSpan(card);
  const numbers = points > 0 && columnsAfterBox - points * 2 === classes ? 2 : 3;
  return { oriented: card.oriented ?? false, keypoints: points > 0 ? { count: points, numbers } : null, protos };
}

export const extraColumns = ({ oriented, keypoints, protos }: Extras): number =>
  (oriented ? 1 : 0) + (keypoints ? keypoints.count * keypoints.numbers : 0) + (protos?.count ?? 0);

/** Where a proposal's numbers stand in the table. */
interface Place {
  readonly item: number;
  readonly row: number;
  /** The first column of the extras. */
  readonly from: number;
}

/** Adds what the extra columns say to a proposal. */
export function withExtras(
  proposal: Proposal,
  table: Table,
  { item, row, from }: Place,
  extras: Extras,
  boxes: BoxColumns,
  size: InputSize,
): Proposal {
  const start = startOf(table, item);
  const at = (column: number) => cell(table, start, row, column);
  const [sx, sy] = spaceScale(boxes, size);
  if (extras.oriented) {
    const points = cornersOf(at(0) * sx, at(1) * sy, at(2) * sx, at(3) * sy, at(from));
    return { ...proposal, box: boxRound(points), points };
  }
  if (extras.keypoints) {
    const { count, numbers } = extras.keypoints;
    const keypoints = Array.from({ length: count }, (_, i) => {
      const first = from + i * numbers;
      return { x: at(first) * sx, y: at(first + 1) * sy, score: numbers === 3 ? at(first + 2) : 1 };
    });
    return { ...proposal, keypoints };
  }
  if (extras.protos) {
    const { protos } = extras;
    const coefficients = Float32Array.from({ length: protos.count }, (_, k) => at(from + k));
    return { ...proposal, mask: protoMask(protos, item, coefficients, proposal.box, size) };
  }
  return proposal;
}

/**
 * `raw` [batch, 4 + classes + extras, anchors] (or with the last two the other way round, told by the number of
 * labels): box as centre and size in pixels of the input, scores 0..1, then the angle in radians, or body points
 * (x, y, visibility), or mask coefficients with `protos` [batch, count, rows, columns].
 * The best class of each anchor. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeUltralytics(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const raw = outputOf(outputs, 'raw', card);
  const protos = protosOf(outputs, card, raw.dims[0] ?? 0);
  const [, second = 0, third = 0] = raw.dims;
  const columnsAt = (columns: number) => 4 + labelSpan(card) + extraColumns(extrasOf(card, protos, columns - 4));
  const columnsLast = columnsAt(third) === third && columnsAt(second) !== second;
  const table = tableOf(card, 'raw', raw, !columnsLast);
  const extras = extrasOf(card, protos, table.columns - 4);
  const classes = table.columns - 4 - extraColumns(extras);
  if (classes < 1)
    throw unsupported(card, `its output "raw" has ${table.columns} columns, too few for what its card says`);
  const boxes = card.boxes ?? ULTRALYTICS_BOXES;
  const read = boxReader(boxes, size);
  return batchItems(table.batch, (item) => {
    const start = startOf(table, item);
    const { kept, capped } = hitsOf(card, table, item, { from: 4, count: classes }, floor);
    const proposals: Proposal[] = [];
    for (const { row, label, classId, score } of kept) {
      const at = (column: number) => cell(table, start, row, column);
      const box = read(at(0), at(1), at(2), at(3));
      if (!hasArea(box)) continue;
      proposals.push(
        withExtras({ label, classId, score, box }, table, { item, row, from: 4 + classes }, extras, boxes, size),
      );
    }
    return { kind: 'objects', proposals, capped };
  });
}
