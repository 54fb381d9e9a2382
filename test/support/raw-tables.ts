// Outputs of single-shot detectors written as rows, one per proposal, in whichever order a model has them.

import type { Output } from '../../src/inference/decoders/decoder';
import { floats } from './decoding';

type Rows = readonly (readonly number[])[];

/** [batch, rows, columns] */
export const rowsFirst = (...photos: readonly Rows[]): Output =>
  floats([photos.length, photos[0]?.length ?? 0, photos[0]?.[0]?.length ?? 0], ...photos.flat(2));

/** [batch, columns, rows] */
export const columnsFirst = (...photos: readonly Rows[]): Output => {
  const columns = photos[0]?.[0]?.length ?? 0;
  const turned = photos.map((rows) => Array.from({ length: columns }, (_, c) => rows.map((row) => row[c] ?? 0)));
  return floats([photos.length, columns, photos[0]?.length ?? 0], ...turned.flat(2));
};

/** `count` rows of `columns` zeros with some of them replaced. */
export const rowsWith = (count: number, columns: number, some: Readonly<Record<number, readonly number[]>>): Rows =>
  Array.from({ length: count }, (_, row) => some[row] ?? new Array<number>(columns).fill(0));
