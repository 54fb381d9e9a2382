// Reads PaddleDetection's models exported without their selection: boxes decoded, overlapping. Pure.
// Source: PaddlePaddle/PaddleDetection, ppdet/modeling/heads/ppyoloe_head.py (post_process with exclude_nms: boxes [n, a, 4],
// scores [n, classes, a], both after the sigmoid; with exclude_post_process: side by side [n, a, 4 + classes]) and
// ppdet/modeling/heads/pico_head.py (post_process without export_nms: as exclude_nms).

import type { DecoderCard } from '../model-file';
import { nonFinite, outputOf, sizesOf, wrongShape } from './common/checks';
import { classesByColumn } from './common/columns';
import { boxReader } from './common/read-box';
import { surest } from './common/top';
import type { Decoded, InputSize, Output, Outputs, Proposal } from './decoder';

/** Where the numbers of one photo lie. */
interface Places {
  readonly batch: number;
  readonly anchors: number;
  readonly columns: number;
  readonly boxes: Output;
  readonly scores: Output;
  box(item: number, anchor: number): number;
  score(item: number, anchor: number, column: number): number;
}

function sideBySide(raw: Output, card: DecoderCard): Places {
  const [batch = 0, anchors = 0, width = 0] = sizesOf(card, 'raw', raw, ['batch', 'anchors', 'columns']);
  if (width < 5) throw wrongShape(card, 'raw', raw, '[batch, anchors, 4 + classes]');
  const box = (item: number, anchor: number) => (item * anchors + anchor) * width;
  const score = (item: number, anchor: number, column: number) => box(item, anchor) + 4 + column;
  return { batch, anchors, columns: width - 4, boxes: raw, scores: raw, box, score };
}

function apart(outputs: Outputs, card: DecoderCard): Places {
  const boxes = outputOf(outputs, 'boxes', card);
  const scores = outputOf(outputs, 'scores', card);
  const [batch = 0, anchors = 0] = sizesOf(card, 'boxes', boxes, ['batch', 'anchors', 4]);
  const [, a = 0, b = 0] = sizesOf(card, 'scores', scores, [batch, 'classes', 'anchors']);
  const box = (item: number, anchor: number) => (item * anchors + anchor) * 4;
  if (b === anchors) {
    const score = (item: number, anchor: number, column: number) => (item * a + column) * anchors + anchor;
    return { batch, anchors, columns: a, boxes, scores, box, score };
  }
  if (a !== anchors) throw wrongShape(card, 'scores', scores, `[${batch}, classes, ${anchors}]`);
  const score = (item: number, anchor: number, column: number) => (item * anchors + anchor) * b + column;
  return { batch, anchors, columns: b, boxes, scores, box, score };
}

/**
 * `boxes` [batch, anchors, 4] xyxy in pixels of the input and `scores` [batch, classes, anchors] (the other way round is
 * read too) in 0..1, or `raw` with both side by side. Every label scored at least `floor`, in the order of anchors and
 * classes. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodePaddleHeads(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const places = outputs.raw ? sideBySide(outputs.raw, card) : apart(outputs, card);
  const { batch, anchors, columns, boxes, scores } = places;
  const classes = classesByColumn(card, columns);
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'input' }, size);
  return Array.from({ length: batch }, (_, item): Decoded => {
    const found: { anchor: number; column: number; score: number }[] = [];
    for (let anchor = 0; anchor < anchors; anchor++) {
      for (let column = 0; column < columns; column++) {
        const score = scores.data[places.score(item, anchor, column)] ?? 0;
        // Written this way round so that NaN comes through and is noticed.
        if (score < floor) continue;
        if (Number.isNaN(score)) throw nonFinite(card);
        if (classes[column] !== undefined) found.push({ anchor, column, score });
      }
    }
    const { kept, capped } = surest(found);
    const proposals = kept.flatMap(({ anchor, column, score }): Proposal[] => {
      const box = read(boxes.data, places.box(item, anchor));
      const known = classes[column];
      if (!Number.isFinite(box[0] + box[1] + box[2] + box[3])) throw nonFinite(card);
      return known && box[2] > box[0] && box[3] > box[1]
        ? [{ label: known.label, classId: known.classId, score, box }]
        : [];
    });
    return { kind: 'objects', proposals, capped };
  });
}
