// From a map of classes over a model's input to masks on the photo, one per label. Pure arithmetic; knows no model.

import type { Affine, Segmentation } from '../core/data-types';
import { type RleWriter, rleWriter } from './rle-writer';

export interface ClassMap {
  readonly width: number;
  readonly height: number;
  /** A class column per cell, row by row. */
  readonly labels: Uint8Array | Int32Array;
}

export interface ClassMapTarget {
  /** Of the upright source photo, in pixels. */
  readonly width: number;
  readonly height: number;
  /** From pixels of the source to cells of the map. */
  readonly toMap: Affine;
  /** Label by class column; cells of a column without one belong to nothing. Columns may share a label. */
  readonly names: readonly (string | undefined)[];
}

/** Rounding may put the outermost pixel this far outside of the map. */
const EDGE = 1e-6;

/**
 * The masks of the labels that occur, each of the source's size, in the order of `names`; `areas` in pixels of the source.
 * Every pixel takes the class of the cell its centre lies in (nearest, for class ids have no in-between); pixels outside of
 * the map, which a model fed with the centre only never saw, belong to nothing.
 */
export function classMasks(map: ClassMap, target: ClassMapTarget): Segmentation {
  const { width, height, names } = target;
  const writers = new Map<string, RleWriter>();
  for (const name of names) if (name !== undefined) writers.set(name, rleWriter(width, height));
  const byColumn = names.map((name) => (name === undefined ? undefined : writers.get(name)));

  const row = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    readRow(map, target, y, row);
    let start = 0;
    for (let x = 1; x <= width; x++) {
      const column = row[start] ?? -1;
      if (x < width && row[x] === column) continue;
      byColumn[column]?.add(y * width + start, y * width + x);
      start = x;
    }
  }
  const present = [...writers].filter(([, writer]) => writer.area > 0);
  return {
    width,
    height,
    labels: present.map(([name]) => name),
    areas: Object.fromEntries(present.map(([name, writer]) => [name, writer.area])),
    rle: present.map(([, writer]) => writer.finish()),
  };
}

/** The class columns along row `y` of the source; -1 outside of the map. */
function readRow({ width, height, labels }: ClassMap, { toMap }: ClassMapTarget, y: number, row: Int32Array): void {
  const [a, b, c, d, e, f] = toMap;
  const left = c * (y + 0.5) + e;
  const top = d * (y + 0.5) + f;
  for (let x = 0; x < row.length; x++) {
    const column = cellOf(a * (x + 0.5) + left, width);
    const line = cellOf(b * (x + 0.5) + top, height);
    row[x] = column < 0 || line < 0 ? -1 : (labels[line * width + column] ?? -1);
  }
}

function cellOf(at: number, cells: number): number {
  if (at < -EDGE || at > cells + EDGE) return -1;
  return Math.min(Math.max(Math.floor(at), 0), cells - 1);
}
