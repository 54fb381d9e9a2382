// From a small grid of probabilities over a region of a model's input to a mask on the photo. Pure arithmetic; knows no
// model and no pixels.

import type { Affine, Box, Rle } from '../core/data-types';
import { applyToBox, invert } from './affine';
import { intersection } from './boxes';
import type { Size } from './fit';
import { rleWriter } from './rle-writer';

/** What a grid of probabilities says of a region of the model's input: at least 0.5 is inside the object. */
export interface MaskGrid {
  /** The region the grid covers, from edge to edge. */
  readonly box: Box;
  /** What lies outside of this is not the object, whatever the grid says. */
  readonly clip?: Box;
  readonly width: number;
  readonly height: number;
  /** Row by row; may be computed when first asked for. */
  readonly values: Float32Array;
}

const INSIDE = 0.5;

/** The value between the four cells round (u, v), in cells from the first cell's middle; the border goes on outwards. */
function smooth({ width, height, values }: MaskGrid, u: number, v: number): number {
  const x = Math.min(Math.max(u, 0), width - 1);
  const y = Math.min(Math.max(v, 0), height - 1);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
  const at = (column: number, row: number) => values[row * width + column] ?? 0;
  const upper = at(left, top) + (at(right, top) - at(left, top)) * (x - left);
  const lower = at(left, bottom) + (at(right, bottom) - at(left, bottom)) * (x - left);
  return upper + (lower - upper) * (y - top);
}

/** Whole pixels that `box` touches, within a photo of `size`. */
function pixelsOf(box: Box, { width, height }: Size) {
  const within = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  return {
    left: within(Math.floor(box[0]), width),
    top: within(Math.floor(box[1]), height),
    right: within(Math.ceil(box[2]), width),
    bottom: within(Math.ceil(box[3]), height),
  };
}

/**
 * The mask of `grid` on a photo of `size`; `toPhoto` maps pixels of the model's input to pixels of the photo. A pixel
 * belongs to it if its middle lies in the region, and in the clip where there is one, and the cells round it, blended
 * by their distance, say at least 0.5 there. Work and memory grow with the region, not with the photo.
 */
export function maskOnPhoto(grid: MaskGrid, toPhoto: Affine, size: Size): Rle {
  const { box, clip = box } = grid;
  const region = intersection(box, clip);
  const [a, b, c, d, e, f] = invert(toPhoto);
  const { left, top, right, bottom } = pixelsOf(applyToBox(toPhoto, region), size);
  const across = grid.width / (box[2] - box[0]);
  const down = grid.height / (box[3] - box[1]);
  const writer = rleWriter(size.width, size.height);
  const isInside = (px: number, py: number) => {
    const x = a * px + c * py + e;
    const y = b * px + d * py + f;
    if (x < region[0] || x >= region[2] || y < region[1] || y >= region[3]) return false;
    return smooth(grid, (x - box[0]) * across - 0.5, (y - box[1]) * down - 0.5) >= INSIDE;
  };
  for (let row = top; row < bottom; row++) {
    let start = -1;
    for (let column = left; column <= right; column++) {
      const inside = column < right && isInside(column + 0.5, row + 0.5);
      if (inside && start < 0) start = column;
      if (inside || start < 0) continue;
      writer.add(row * size.width + start, row * size.width + column);
      start = -1;
    }
  }
  return writer.finish();
}
