// Masks of YOLACT's kind, as every segmenting YOLO has them: a photo gives prototypes, an object gives a coefficient
// for each, and their sum is the object's mask. Source: ultralytics utils/ops.py, process_mask (sum, sigmoid, cut at
// the box; at least 0.5 is inside).

import type { Box } from '../../../core/data-types';
import type { DecoderCard } from '../../model-file';
import type { InputSize, MaskGrid, Output, Outputs } from '../decoder';
import { sigmoid } from './activations';
import { checkFinite, sizesOf } from './checks';

/** Prototypes of a batch: [batch, count, height, width]. */
export interface Protos {
  readonly data: Output['data'];
  readonly batch: number;
  readonly count: number;
  readonly width: number;
  readonly height: number;
}

/** The output `protos` if the model has one. Errors: `model_unsupported`, `non_finite_output`. */
export function protosOf(outputs: Outputs, card: DecoderCard, batch: number): Protos | null {
  const output = outputs.protos;
  if (!output) return null;
  const [, count = 0, height = 0, width = 0] = sizesOf(card, 'protos', output, [
    batch,
    'prototypes',
    'rows',
    'columns',
  ]);
  checkFinite(card, output.data);
  return { data: output.data, batch, count, width, height };
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The cells an object's box touches and one more on every side, so that there is something to interpolate with. */
function windowOf(box: Box, across: number, down: number, { width, height }: Protos): Window {
  const within = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  const left = within(Math.floor(box[0] / across) - 1, width - 1);
  const top = within(Math.floor(box[1] / down) - 1, height - 1);
  const right = within(Math.ceil(box[2] / across) + 1, width);
  const bottom = within(Math.ceil(box[3] / down) + 1, height);
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function valuesOf(protos: Protos, item: number, coefficients: Float32Array, { left, top, width, height }: Window) {
  const plane = protos.width * protos.height;
  const values = new Float32Array(width * height);
  for (const [k, coefficient] of coefficients.entries()) {
    const base = (item * protos.count + k) * plane;
    for (let y = 0, to = 0; y < height; y++) {
      let from = base + (top + y) * protos.width + left;
      for (let x = 0; x < width; x++, to++, from++)
        values[to] = (values[to] ?? 0) + coefficient * (protos.data[from] ?? 0);
    }
  }
  for (let i = 0; i < values.length; i++) values[i] = sigmoid(values[i] ?? 0);
  return values;
}

/**
 * The mask of one object of photo `item`. Its values are computed when somebody asks for them: most proposals are
 * gone before.
 */
export function protoMask(
  protos: Protos,
  item: number,
  coefficients: Float32Array,
  box: Box,
  size: InputSize,
): MaskGrid {
  const [across, down] = [size.width / protos.width, size.height / protos.height];
  const window = windowOf(box, across, down, protos);
  const { left, top, width, height } = window;
  let values: Float32Array | undefined;
  return {
    box: [left * across, top * down, (left + width) * across, (top + height) * down],
    clip: box,
    width,
    height,
    get values() {
      values ??= valuesOf(protos, item, coefficients, window);
      return values;
    },
  };
}
