// Reads DETR and its kin as Hugging Face exports them. Pure.
// Source: huggingface/transformers, image_processing_detr.py and image_processing_yolos.py (post_process_object_detection:
// softmax over all columns, the last of which is "no object", then the surest class), image_processing_deformable_detr.py,
// image_processing_conditional_detr.py and image_processing_rt_detr.py (sigmoid, no such column, the surest of all queries
// and classes). Both have the outputs `logits` and `pred_boxes`, so the card says which it is.

import type { DecoderCard } from '../model-file';
import { sigmoid, softmaxInto } from './common/activations';
import { outputOf, sizesOf } from './common/checks';
import { classesByColumn } from './common/columns';
import { queryObjects } from './common/queries';
import { boxReader } from './common/read-box';
import type { Decoded, InputSize, Output, Outputs } from './decoder';

/** Probabilities by query and column. */
function probabilities(logits: Output, activation: DecoderCard['activation'], columns: number): (at: number) => number {
  const { data } = logits;
  if (activation === 'none') return (at) => data[at] ?? 0;
  if (activation === 'sigmoid') return (at) => sigmoid(data[at] ?? 0);
  const all = new Float32Array(data.length);
  for (let at = 0; at < data.length; at += columns) softmaxInto(all.subarray(at, at + columns), data, at, columns);
  return (at) => all[at] ?? 0;
}

/**
 * `scores` [batch, queries, columns] logits, `boxes` [batch, queries, 4] as cx, cy, w, h in 0..1 of the input.
 * Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeDetr(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const scores = outputOf(outputs, 'scores', card);
  const boxes = outputOf(outputs, 'boxes', card);
  const [batch = 0, queries = 0, columns = 0] = sizesOf(card, 'scores', scores, ['batch', 'queries', 'classes']);
  sizesOf(card, 'boxes', boxes, [batch, queries, 4]);
  const classes = classesByColumn(card, columns);
  const read = boxReader(card.boxes ?? { format: 'cxcywh', space: 'unit' }, size);
  const probability = probabilities(scores, card.activation, columns);
  return Array.from({ length: batch }, (_, item) =>
    queryObjects(
      card,
      {
        queries,
        classes,
        choose: card.activation === 'softmax' ? 'best' : 'each',
        score: (query, column) => probability((item * queries + query) * columns + column),
        box: (query) => read(boxes.data, (item * queries + query) * 4),
      },
      floor,
    ),
  );
}
