// Reads the outputs of TensorFlow's SSD detectors: one row of scores and one box per anchor. Pure; overlaps are left
// as they are. Source: TensorFlow Object Detection API, core/post_processing.py (the step before its own selection).

import { clipBox } from '../../vision/boxes';
import type { DecoderCard } from '../model-file';
import { nonFinite, outputOf, sizesOf } from './common/checks';
import { classesByColumn } from './common/columns';
import { objects } from './common/top';
import type { Decoded, InputSize, Outputs, Proposal } from './decoder';

/**
 * Every object scored at least `floor`, in the order of anchors and classes. As the original does, boxes are cut at the
 * input's edges, and those wholly outside left out.
 * `scores` [batch, anchors, classes] in 0..1; `boxes` [batch, anchors, 1, 4] as ymin, xmin, ymax, xmax in 0..1 of the
 * input. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeTfSsd(
  outputs: Outputs,
  card: DecoderCard,
  { width, height }: InputSize,
  floor: number,
): Decoded[] {
  const scores = outputOf(outputs, 'scores', card);
  const boxes = outputOf(outputs, 'boxes', card);
  const [batch = 0, anchors = 0, columns = 0] = sizesOf(card, 'scores', scores, ['batch', 'anchors', 'classes']);
  sizesOf(card, 'boxes', boxes, [batch, anchors, 1, 4]);
  const classes = classesByColumn(card, columns);
  const values = scores.data;
  const perItem = anchors * columns;
  return Array.from({ length: batch }, (_, item) => {
    const found: Proposal[] = [];
    for (let i = item * perItem; i < (item + 1) * perItem; i++) {
      const score = values[i] ?? 0;
      // Written this way round so that NaN comes through and is noticed.
      if (score < floor) continue;
      const column = i % columns;
      const known = classes[column];
      const at = ((i - column) / columns) * 4;
      const top = boxes.data[at] ?? 0;
      const left = boxes.data[at + 1] ?? 0;
      const bottom = boxes.data[at + 2] ?? 0;
      const right = boxes.data[at + 3] ?? 0;
      if (!Number.isFinite(score + top + left + bottom + right)) throw nonFinite(card);
      if (known === undefined) continue;
      const box = clipBox([left * width, top * height, right * width, bottom * height], width, height);
      if (box[2] > box[0] && box[3] > box[1]) found.push({ label: known.label, classId: known.classId, score, box });
    }
    return objects(found);
  });
}
