// From a small grid of probabilities over a region of a model's input to a mask on the photo. Pure arithmetic; knows no
// model and no pixels.

import type { Affine, Box, Rle } from '../core/data-types';
import { invert } from './affine';
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

/** A grid whose columns lie along the photo's columns, and how a photo's x and y become its own: times, plus. */
interface Upright {
  readonly grid: MaskGrid;
  readonly x: readonly [times: number, plus: number];
  readonly y: readonly [times: number, plus: number];
}

const turnedBox = ([x1, y1, x2, y2]: Box): Box => [y1, x1, y2, x2];

function turned({ box, clip, width, height, values }: MaskGrid): MaskGrid {
  const cells = new Float32Array(values.length);
  for (let i = 0; i < cells.length; i++) cells[i] = values[(i % height) * width + Math.floor(i / height)] ?? 0;
  return { box: turnedBox(box), ...(clip && { clip: turnedBox(clip) }), width: height, height: width, values: cells };
}

/** Photos are only ever scaled, moved, mirrored and turned by quarters on their way to a model. */
function upright(grid: MaskGrid, toPhoto: Affine): Upright {
  const [a, b, c, d, e, f] = invert(toPhoto);
  if (b === 0 && c === 0) return { grid: { ...grid, values: grid.values }, x: [a, e], y: [d, f] };
  if (a === 0 && d === 0) return { grid: turned(grid), x: [b, f], y: [c, e] };
  throw new RangeError('A mask cannot be laid on a photo at a slant.');
}

/** Where the middles of the pixels `from` to `to` of one axis fall between the cells of a grid. */
interface Places {
  /** The first pixel, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The cell before a pixel's middle, and how far it is to the next, 0..1. */
  readonly cell: Int32Array;
  readonly rest: Float64Array;
}

interface Axis {
  /** From the photo's coordinate to the input's. */
  readonly map: readonly [times: number, plus: number];
  readonly photoSize: number;
  /** What the grid covers, and the part of it that counts, in the input's pixels. */
  readonly cover: readonly [number, number];
  readonly region: readonly [number, number];
  readonly cells: number;
}

function placesOf({ map: [times, plus], photoSize, cover, region, cells }: Axis): Places {
  const isIn = (pixel: number) => {
    const at = (pixel + 0.5) * times + plus;
    return at >= region[0] && at < region[1];
  };
  const ends = region.map((at) => (at - plus) / times);
  let from = Math.max(0, Math.floor(Math.min(...ends)) - 1);
  let to = Math.min(photoSize, Math.ceil(Math.max(...ends)) + 1);
  while (from < to && !isIn(from)) from++;
  while (to > from && !isIn(to - 1)) to--;
  const count = Math.max(0, to - from);
  const places = { from, to: from + count, cell: new Int32Array(count), rest: new Float64Array(count) };
  const perCell = (cover[1] - cover[0]) / cells;
  for (let i = 0; i < count; i++) {
    const at = ((from + i + 0.5) * times + plus - cover[0]) / perCell - 0.5;
    // Beyond the middle of the outermost cells their value goes on.
    const place = Math.min(Math.max(at, 0), cells - 1);
    const cell = Math.min(Math.floor(place), Math.max(0, cells - 2));
    places.cell[i] = cell;
    places.rest[i] = place - cell;
  }
  return places;
}

/** The grid's values at the height of one row of the photo, between the two rows of cells next to it. */
function blendRow(out: Float64Array, { width, height, values }: MaskGrid, cell: number, rest: number): void {
  const upper = cell * width;
  const lower = Math.min(cell + 1, height - 1) * width;
  for (let x = 0; x < width; x++) {
    const value = values[upper + x] ?? 0;
    out[x] = value + ((values[lower + x] ?? 0) - value) * rest;
  }
  // One more, so that the last cell has a next one.
  out[width] = out[width - 1] ?? 0;
}

/**
 * The mask of `grid` on a photo of `size`; `toPhoto` maps pixels of the model's input to pixels of the photo. A pixel
 * belongs to it if its middle lies in the region, and in the clip where there is one, and the cells round it, blended
 * by their distance, say at least 0.5 there. Work grows with the region, not with the photo.
 * Throws a RangeError for a map that slants.
 */
export function maskOnPhoto(given: MaskGrid, toPhoto: Affine, { width, height }: Size): Rle {
  const { grid, x, y } = upright(given, toPhoto);
  const region = intersection(grid.box, grid.clip ?? grid.box);
  const [x1, y1, x2, y2] = grid.box;
  const columns = placesOf({
    map: x,
    photoSize: width,
    cover: [x1, x2],
    region: [region[0], region[2]],
    cells: grid.width,
  });
  const rows = placesOf({
    map: y,
    photoSize: height,
    cover: [y1, y2],
    region: [region[1], region[3]],
    cells: grid.height,
  });
  const writer = rleWriter(width, height);
  const line = new Float64Array(grid.width + 1);
  const count = columns.to - columns.from;
  for (let row = rows.from; row < rows.to; row++) {
    blendRow(line, grid, rows.cell[row - rows.from] ?? 0, rows.rest[row - rows.from] ?? 0);
    const first = row * width + columns.from;
    let start = -1;
    for (let i = 0; i < count; i++) {
      const cell = columns.cell[i] ?? 0;
      const value = line[cell] ?? 0;
      const inside = value + ((line[cell + 1] ?? 0) - value) * (columns.rest[i] ?? 0) >= INSIDE;
      if (inside === start >= 0) continue;
      if (inside) start = i;
      else {
        writer.add(first + start, first + i);
        start = -1;
      }
    }
    if (start >= 0) writer.add(first + start, first + count);
  }
  return writer.finish();
}
