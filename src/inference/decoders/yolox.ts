// Reads YOLOX, decoded inside the model or not. Source: Megvii-BaseDetection/YOLOX yolox/models/yolo_head.py (sigmoid
// of objectness and classes is inside), tools/export_onnx.py (`output`; raw unless --decode_in_inference) and
// yolox/utils/demo_utils.py (demo_postprocess: centre = (value + cell) x stride, size = exp(value) x stride).

import type { DecoderCard } from '../model-file';
import { cellsOf, stridesFor } from './common/cells';
import { outputOf, unsupported } from './common/checks';
import { batchItems, type Table, tableOf } from './common/table';
import type { Decoded, InputSize, Outputs } from './decoder';
import { yoloProposals } from './yolov5';

const USUAL_STRIDES = [
  [8, 16, 32],
  [8, 16, 32, 64],
];

/** The same table with centres and sizes in pixels of the input. */
function decodedTable(table: Table, card: DecoderCard, size: InputSize): Table {
  const cells = cellsOf(size, stridesFor(card, size, table.rows, USUAL_STRIDES));
  const data = Float32Array.from(table.data);
  for (let i = 0; i < table.batch * table.rows; i++) {
    const at = i * table.columns;
    const row = i % table.rows;
    const stride = cells.stride[row] ?? 0;
    data[at] = ((data[at] ?? 0) + (cells.x[row] ?? 0)) * stride;
    data[at + 1] = ((data[at + 1] ?? 0) + (cells.y[row] ?? 0)) * stride;
    data[at + 2] = Math.exp(data[at + 2] ?? 0) * stride;
    data[at + 3] = Math.exp(data[at + 3] ?? 0) * stride;
  }
  return { ...table, data };
}

/**
 * `raw` [batch, cells, 5 + classes]: centre, size, objectness, class scores 0..1. Without `boxes` in the card they are
 * still relative to the cells of the strides (8, 16, 32, perhaps 64); with it they stand as it says.
 * Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeYolox(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const given = tableOf(card, 'raw', outputOf(outputs, 'raw', card));
  const classes = given.columns - 5;
  if (classes < 1) throw unsupported(card, `its output "raw" has ${given.columns} columns, too few for its classes`);
  const table = card.boxes ? given : decodedTable(given, card, size);
  return batchItems(table.batch, (item) => yoloProposals(table, card, size, { item, classes, floor }));
}
