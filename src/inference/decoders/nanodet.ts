// Reads NanoDet and NanoDet-Plus as their own export gives them, all heads joined. Source: RangiLyu/nanodet
// nanodet/model/head/nanodet_head.py and nanodet_plus_head.py (_forward_onnx: sigmoid of the classes is inside),
// gfl_head.py (three strides, points in the middle of cells) and nanodet_plus_head.py (four strides, points at the
// cells' top left corner).

import type { DecoderCard } from '../model-file';
import { cellsOf, stridesFor } from './common/cells';
import { outputOf, unsupported } from './common/checks';
import { distanceReader } from './common/distances';
import { hitsOf, labelSpan } from './common/hits';
import { hasArea } from './common/read-box';
import { batchItems, startOf, tableOf } from './common/table';
import type { Decoded, InputSize, Outputs, Proposal } from './decoder';

const USUAL_STRIDES = [
  [8, 16, 32],
  [8, 16, 32, 64],
];
/** Of the configurations NanoDet comes with. */
const USUAL_BINS = [8, 11];

/** How many bins a side has: the card's, else the usual number that leaves a column for each label. */
function binsOf(card: DecoderCard, columns: number): number {
  const { regMax } = card.decoding ?? {};
  if (regMax !== undefined) return regMax + 1;
  const classes = labelSpan(card);
  const bins =
    USUAL_BINS.find((each) => columns - 4 * each === classes) ??
    USUAL_BINS.find((each) => columns - 4 * each >= classes);
  if (bins !== undefined && columns > 4 * bins) return bins;
  throw unsupported(
    card,
    `its output "raw" has ${columns} columns, which fit neither its labels nor 8 or 11 bins a side`,
  );
}

/**
 * `raw` [batch, cells, classes + 4 x bins]: scores 0..1, then logits of the distances to the left, top, right and
 * bottom side in strides. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeNanodet(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const table = tableOf(card, 'raw', outputOf(outputs, 'raw', card));
  const bins = binsOf(card, table.columns);
  const classes = table.columns - 4 * bins;
  const strides = stridesFor(card, size, table.rows, USUAL_STRIDES);
  const cells = cellsOf(size, strides);
  const middle = strides.length === 4 ? 0 : 0.5;
  const boxAt = distanceReader(bins);
  return batchItems(table.batch, (item) => {
    const start = startOf(table, item);
    const { kept, capped } = hitsOf(card, table, item, { from: 0, count: classes }, floor);
    const proposals: Proposal[] = [];
    for (const { row, label, classId, score } of kept) {
      const stride = cells.stride[row] ?? 0;
      const [x, y] = [((cells.x[row] ?? 0) + middle) * stride, ((cells.y[row] ?? 0) + middle) * stride];
      const box = boxAt(table.data, start + row * table.columns + classes, x, y, stride);
      if (hasArea(box)) proposals.push({ label, classId, score, box });
    }
    return { kind: 'objects', proposals, capped };
  });
}
