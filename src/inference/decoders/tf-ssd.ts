// Reads the outputs of TensorFlow's SSD detectors: one row of scores and one box per anchor. Pure; overlaps are left
// as they are. Source: TensorFlow Object Detection API, core/post_processing.py (the step before its own selection).

import type { Candidate } from '../../core/context';
import { LensgraphError } from '../../core/errors';
import { clipBox } from '../../vision/boxes';
import type { DetectorCard, RawDetections } from '../model-file';

/** Labels by column of the scores; the columns of unused ids stay empty. */
function labelsByColumn({ labels, firstClassId }: DetectorCard, columns: number): (string | undefined)[] {
  const byColumn = new Array<string | undefined>(columns).fill(undefined);
  for (const { classId, label } of labels) byColumn[classId - firstClassId] = label;
  return byColumn;
}

function broken(name: string, reason: string): LensgraphError {
  return new LensgraphError('model_unsupported', { name, reason });
}

/**
 * Every object scored at least `floor`, in the order of anchors and classes; boxes in pixels of the model's input, cut
 * at its edges, those wholly outside left out.
 * `scores` [1, anchors, classes] in 0..1; `boxes` [1, anchors, 1, 4] as ymin, xmin, ymax, xmax in 0..1 of the input.
 * Errors: `model_unsupported` where the outputs have other shapes or are not numbers.
 */
export function decodeTfSsd({ scores, boxes }: RawDetections, card: DetectorCard, floor: number): Candidate[] {
  const [batch, anchors = 0, columns = 0] = scores.dims;
  if (batch !== 1 || scores.dims.length !== 3 || boxes.dims.join() !== `1,${anchors},1,4`) {
    throw broken(card.name, `its outputs have the shapes ${scores.dims} and ${boxes.dims}`);
  }
  const labels = labelsByColumn(card, columns);
  const { width, height } = card.input;
  const candidates: Candidate[] = [];
  const values = scores.data;
  for (let i = 0; i < values.length; i++) {
    const score = values[i] ?? 0;
    // Written this way round so that NaN comes through and is noticed.
    if (score < floor) continue;
    const column = i % columns;
    const label = labels[column];
    const at = ((i - column) / columns) * 4;
    const top = boxes.data[at] ?? 0;
    const left = boxes.data[at + 1] ?? 0;
    const bottom = boxes.data[at + 2] ?? 0;
    const right = boxes.data[at + 3] ?? 0;
    if (Number.isNaN(score + top + left + bottom + right))
      throw broken(card.name, 'it computed something that is not a number');
    if (label === undefined) continue;
    const box = clipBox([left * width, top * height, right * width, bottom * height], width, height);
    if (box[2] > box[0] && box[3] > box[1]) candidates.push({ label, classId: column + card.firstClassId, score, box });
  }
  return candidates;
}
