// Reads RF-DETR, detection and segmentation. Pure.
// Source: roboflow/rf-detr, rfdetr/models/lwdetr.py (forward_export: boxes, logits, masks; PostProcess: sigmoid, the surest of
// all queries and classes, masks above logit 0) and rfdetr/deploy/export.py (names dets, labels, masks). One column more
// than classes is built; which id a column has is the card's: COCO's own ids for the published weights.

import type { DecoderCard } from '../model-file';
import { sigmoid } from './common/activations';
import { outputOf, sizesOf } from './common/checks';
import { classesByColumn } from './common/columns';
import { queryObjects } from './common/queries';
import { boxReader } from './common/read-box';
import { trimMask } from './common/trim-mask';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `boxes` [batch, queries, 4] as cx, cy, w, h in 0..1 of the input, `scores` [batch, queries, classes + 1] logits,
 * `masks` [batch, queries, height, width] logits over the whole input. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeRfDetr(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const scores = outputOf(outputs, 'scores', card);
  const boxes = outputOf(outputs, 'boxes', card);
  const masks = outputs.masks;
  const [batch = 0, queries = 0, columns = 0] = sizesOf(card, 'scores', scores, ['batch', 'queries', 'classes']);
  sizesOf(card, 'boxes', boxes, [batch, queries, 4]);
  const [, , height = 0, width = 0] = masks ? sizesOf(card, 'masks', masks, [batch, queries, 'height', 'width']) : [];
  const classes = classesByColumn(card, columns);
  const read = boxReader(card.boxes ?? { format: 'cxcywh', space: 'unit' }, size);
  const active = card.activation === 'none' ? (value: number) => value : sigmoid;
  return Array.from({ length: batch }, (_, item) => {
    const at = (query: number) => item * queries + query;
    return queryObjects(
      card,
      {
        queries,
        classes,
        choose: 'each',
        score: (query, column) => active(scores.data[at(query) * columns + column] ?? 0),
        box: (query) => read(boxes.data, at(query) * 4),
        ...(masks && {
          mask: (query: number) =>
            trimMask({
              box: [0, 0, size.width, size.height],
              width,
              height,
              value: (cell) => sigmoid(masks.data[at(query) * height * width + cell] ?? 0),
            }),
        }),
      },
      floor,
    );
  });
}
