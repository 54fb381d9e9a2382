// Reads Ultralytics YOLOv8, v9, 11 and 12 exported without selection: objects, outlines, body points, oriented boxes.
// Source: ultralytics/ultralytics nn/modules/head.py (Detect, Segment, Pose, OBB: what is concatenated in which order)
// and engine/exporter.py (`output0` [batch, columns, anchors], for Segment `output1` [batch, prototypes, rows, columns]).

import type { Box } from '../../core/data-types';
import type { BoxColumns, DecoderCard } from '../model-file';
import { outputOf, unsupported } from './common/checks';
import { hitsOf, labelSpan } from './common/hits';
import { boxRound, type Corners, cornersOf } from './common/oriented';
import { type Protos, protoMask, protosOf } from './common/protos';
import { boxReader, hasArea, spaceScale } from './common/read-box';
import { batchItems, cell, rowAt, startOf, type Table, tableOf } from './common/table';
import type { Decoded, InputSize, Keypoint, MaskGrid, Outputs, Proposal } from './decoder';

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

/** What the extra columns of a row say; only what the model has. */
export interface ExtraReaders {
  points?(row: number): Corners;
  keypoints?(row: number): readonly Keypoint[];
  mask?(row: number, box: Box): MaskGrid;
}

/** Readers of the extras of photo `item`, whose columns begin at `from`. */
export function extraReaders(
  table: Table,
  { item, from }: { readonly item: number; readonly from: number },
  { oriented, keypoints, protos }: Extras,
  boxes: BoxColumns,
  size: InputSize,
): ExtraReaders {
  const start = startOf(table, item);
  const [sx, sy] = spaceScale(boxes, size);
  const at = (row: number, column: number) => cell(table, start, row, column);
  if (oriented) {
    return {
      points: (row) => cornersOf(at(row, 0) * sx, at(row, 1) * sy, at(row, 2) * sx, at(row, 3) * sy, at(row, from)),
    };
  }
  if (keypoints) {
    const { count, numbers } = keypoints;
    const point = (row: number, first: number) => ({
      x: at(row, first) * sx,
      y: at(row, first + 1) * sy,
      score: numbers === 3 ? at(row, first + 2) : 1,
    });
    return { keypoints: (row) => Array.from({ length: count }, (_, i) => point(row, from + i * numbers)) };
  }
  if (!protos) return {};
  const coefficients = (row: number) => Float32Array.from({ length: protos.count }, (_, k) => at(row, from + k));
  return { mask: (row, box) => protoMask(protos, item, coefficients(row), box, size) };
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
    const more = extraReaders(table, { item, from: 4 + classes }, extras, boxes, size);
    const proposals = kept.flatMap(({ row, label, classId, score }): Proposal[] => {
      const points = more.points?.(row);
      const box = points ? boxRound(points) : read(table.data, rowAt(table, start, row), table.columnStep);
      if (!hasArea(box)) return [];
      const keypoints = more.keypoints?.(row);
      const mask = more.mask?.(row, box);
      return [
        {
          label,
          classId,
          score,
          box,
          ...(points && { points }),
          ...(keypoints && { keypoints }),
          ...(mask && { mask }),
        },
      ];
    });
    return { kind: 'objects', proposals, capped };
  });
}
