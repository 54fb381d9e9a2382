// Reads the compact detectors of Azure Custom Vision: a grid of YOLOv2 as it comes out. Pure.
// Source: Azure-Samples/customvision-export-samples, samples/python/onnx/object_detection/predict.py: x and y are added to the
// cell as they are, w and h stretch the anchor, the objectness goes through a sigmoid and the classes through a softmax.

import type { DecoderCard } from '../model-file';
import { sigmoid, softmaxInto } from './common/activations';
import { checkFinite, outputOf, sizesOf, wrongShape } from './common/checks';
import { classesByColumn } from './common/columns';
import { objects } from './common/top';
import type { Decoded, InputSize, Outputs, Proposal } from './decoder';

/** Widths and heights in cells, as the sample has them. */
const ANCHORS = [0.573, 0.677, 1.87, 2.06, 3.34, 5.47, 7.88, 3.53, 9.77, 9.17];

/**
 * `raw` [batch, anchors x (5 + classes), rows, columns]. A cell's anchor is one object, of its surest class. Anchors of the
 * card are in pixels of the input. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeAzureYolo(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const raw = outputOf(outputs, 'raw', card);
  const [batch = 0, channels = 0, rows = 0, columns = 0] = sizesOf(card, 'raw', raw, [
    'batch',
    'channels',
    'rows',
    'columns',
  ]);
  const [cellWidth, cellHeight] = [size.width / columns, size.height / rows];
  const own = card.decoding?.anchors?.[0];
  const anchors = own ?? ANCHORS.map((length, i) => length * (i % 2 === 0 ? cellWidth : cellHeight));
  const perAnchor = (channels * 2) / anchors.length;
  if (!Number.isInteger(perAnchor) || perAnchor < 6)
    throw wrongShape(card, 'raw', raw, `[batch, ${anchors.length / 2} x (5 + classes), rows, columns]`);
  checkFinite(card, raw.data);
  const classes = classesByColumn(card, perAnchor - 5);
  const probabilities = new Float32Array(perAnchor - 5);
  const cells = rows * columns;

  function read(start: number, cell: number, width: number, height: number): Proposal | null {
    const value = (channel: number) => raw.data[start + channel * cells + cell] ?? 0;
    softmaxInto(probabilities, raw.data, start + 5 * cells + cell, probabilities.length, cells);
    const best = probabilities.indexOf(Math.max(...probabilities));
    const known = classes[best];
    const score = sigmoid(value(4)) * (probabilities[best] ?? 0);
    if (!known || score < floor) return null;
    const x = ((cell % columns) + value(0)) * cellWidth;
    const y = (Math.floor(cell / columns) + value(1)) * cellHeight;
    const [w, h] = [Math.exp(value(2)) * width, Math.exp(value(3)) * height];
    return { label: known.label, classId: known.classId, score, box: [x - w / 2, y - h / 2, x + w / 2, y + h / 2] };
  }

  return Array.from({ length: batch }, (_, item) => {
    const found: Proposal[] = [];
    for (let cell = 0; cell < cells; cell++) {
      for (let anchor = 0; anchor < anchors.length / 2; anchor++) {
        const start = (item * channels + anchor * perAnchor) * cells;
        const proposal = read(start, cell, anchors[anchor * 2] ?? 0, anchors[anchor * 2 + 1] ?? 0);
        if (proposal) found.push(proposal);
      }
    }
    return objects(found);
  });
}
