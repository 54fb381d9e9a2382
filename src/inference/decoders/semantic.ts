// Reads semantic segmentation: a class for every place of the photo, as scores or chosen already. Pure.
// Source: pytorch/vision, torchvision/models/segmentation (`out` [n, classes, h, w] at the size of the input);
// huggingface/transformers, image_processing_segformer.py (post_process_semantic_segmentation: a quarter of the size, brought to
// it with smooth steps before the surest class is taken); qubvel-org/segmentation_models.pytorch (one channel: a sigmoid
// decides); tensorflow/models, research/deeplab (the class map itself).

import type { DecoderCard } from '../model-file';
import { checkFinite, outputOf, wrongShape } from './common/checks';
import { type ScoreGrid, surestClasses } from './common/class-grid';
import type { Decoded, InputSize, Output, Outputs } from './decoder';

/** Columns the card's labels speak of. */
function expectedColumns({ labels, firstClassId, background }: DecoderCard): number {
  const classes = labels.reduce((most, { classId }) => Math.max(most, classId - firstClassId + 1), 0);
  return background === 'none' ? classes : classes + 1;
}

interface Layout {
  readonly batch: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  /** Between the scores of two classes of one cell, and between those of two neighbouring cells. */
  readonly columnStep: number;
  readonly cellStep: number;
}

/** Channels first, unless only the last dimension has as many columns as the card has classes. */
function layoutOf(scores: Output, card: DecoderCard): Layout {
  const [batch = 0, a = 0, b = 0, c = 0] = scores.dims;
  if (scores.dims.length !== 4) throw wrongShape(card, 'scores', scores, '[batch, classes, height, width]');
  const expected = expectedColumns(card);
  return a !== expected && c === expected
    ? { batch, height: a, width: b, columns: c, columnStep: 1, cellStep: c }
    : { batch, columns: a, height: b, width: c, columnStep: b * c, cellStep: 1 };
}

/**
 * One channel decides between two columns: the value against the limit, which is enough itself. A model with one label and
 * no column for the rest has that label as its column 0; what is outside belongs to nothing then.
 */
function twoColumns(card: DecoderCard, value: (cell: number) => number): ScoreGrid['value'] {
  const limit = (card.activation === 'none' ? 0.5 : 0) - 1e-9;
  return (column, cell) => (column === 0 ? limit : value(cell));
}

function fromScores(scores: Output, card: DecoderCard, size: InputSize): Decoded[] {
  const { batch, columns, width, height, columnStep, cellStep } = layoutOf(scores, card);
  checkFinite(card, scores.data);
  const { data } = scores;
  return Array.from({ length: batch }, (_, item): Decoded => {
    const start = item * columns * width * height;
    const value = (column: number, cell: number) => data[start + column * columnStep + cell * cellStep] ?? 0;
    if (columns > 1) return { kind: 'classes', ...surestClasses({ width, height, columns, value }, size) };
    const two = twoColumns(card, (cell) => value(0, cell));
    const grid = surestClasses({ width, height, columns: 2, value: two }, size);
    const outside = card.background === 'none' && card.labels.length === 1;
    return { kind: 'classes', ...grid, labels: outside ? grid.labels.map((column) => column - 1) : grid.labels };
  });
}

function fromClasses(classes: Output, card: DecoderCard): Decoded[] {
  const [batch = 0, ...rest] = classes.dims;
  const sides = rest.length === 3 ? (rest[0] === 1 ? rest.slice(1) : rest[2] === 1 ? rest.slice(0, 2) : []) : rest;
  const [height = 0, width = 0] = sides;
  if (sides.length !== 2) throw wrongShape(card, 'classes', classes, '[batch, height, width]');
  const { data } = classes;
  return Array.from({ length: batch }, (_, item): Decoded => {
    const part = data.subarray(item * width * height, (item + 1) * width * height);
    const labels = part instanceof Float32Array ? Int32Array.from(part, Math.round) : part;
    return { kind: 'classes', width, height, labels };
  });
}

/**
 * `scores` [batch, classes, height, width] (channels last are read too), of one class as well; or `classes`
 * [batch, height, width], columns. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeSemantic(outputs: Outputs, card: DecoderCard, size: InputSize, _floor: number): Decoded[] {
  if (outputs.classes) return fromClasses(outputs.classes, card);
  return fromScores(outputOf(outputs, 'scores', card), card, size);
}
