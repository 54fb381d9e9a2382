// Reads RT-DETR as Ultralytics exports it: boxes and probabilities side by side. Pure.
// Source: ultralytics/ultralytics, models/rtdetr/predict.py (RTDETRPredictor.postprocess) and nn/modules/head.py
// (RTDETRDecoder, which applies the sigmoid when it exports).

import type { DecoderCard } from '../model-file';
import { outputOf, sizesOf, wrongShape } from './common/checks';
import { classesByColumn } from './common/columns';
import { queryObjects } from './common/queries';
import { boxReader } from './common/read-box';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `raw` [batch, queries, 4 + classes]: cx, cy, w, h in 0..1 of the input, then a probability per class. A query is one
 * object, of its surest class. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeUltralyticsRtDetr(
  outputs: Outputs,
  card: DecoderCard,
  size: InputSize,
  floor: number,
): Decoded[] {
  const raw = outputOf(outputs, 'raw', card);
  const [batch = 0, queries = 0, columns = 0] = sizesOf(card, 'raw', raw, ['batch', 'queries', 'columns']);
  if (columns < 5) throw wrongShape(card, 'raw', raw, '[batch, queries, 4 + classes]');
  const classes = classesByColumn(card, columns - 4);
  const read = boxReader(card.boxes ?? { format: 'cxcywh', space: 'unit' }, size);
  return Array.from({ length: batch }, (_, item) => {
    const start = (query: number) => (item * queries + query) * columns;
    return queryObjects(
      card,
      {
        queries,
        classes,
        choose: 'best',
        score: (query, column) => raw.data[start(query) + 4 + column] ?? 0,
        box: (query) => read(raw.data, start(query)),
      },
      floor,
    );
  });
}
