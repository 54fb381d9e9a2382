// What the "Save" step says about one photo, read once from what arrived and used by every format.
// Only photos that went well have numbers; the others have a code and a reason instead.

import type { Classification, Detection, Detections, FoundText, Segmentation, Table } from '../../src/core/data-types';
import type { PhotoStatus } from '../../src/core/node';
import type { Gathered } from '../../src/core/ports';
import { warningsIn, warningText } from '../../src/core/warnings';
import { type CountRow, readCountTable, TOTAL_LABEL } from '../../src/vision/count-table';
import { type Tally, tally } from '../../src/vision/tally';

/** A photo as the collector gets it, as far as it is looked at here. */
export interface SavedPhoto {
  readonly file: string;
  readonly status: PhotoStatus;
  readonly error?: { readonly code: string; readonly message: string; readonly nodeId?: string };
  readonly skippedBy?: string;
  readonly inputs: {
    readonly detections: readonly Gathered<Detections>[];
    readonly table: readonly Gathered<Table>[];
    readonly count: readonly Gathered<number>[];
    readonly classification: readonly Gathered<Classification>[];
    readonly segmentation: readonly Gathered<Segmentation>[];
    readonly texts: readonly Gathered<readonly FoundText[]>[];
  };
}

/** What a step called a photo: of several parts of it the names, then without a score. */
export interface Sorting {
  readonly label: string;
  readonly score: number | null;
  /** Too close to call, or one of its parts is. */
  readonly unsure: boolean;
}

export interface PhotoFacts {
  readonly file: string;
  readonly status: PhotoStatus;
  /** Why it failed or was left out; of a photo that went well what should be known of it, mostly nothing. */
  readonly code: string | null;
  readonly reason: string | null;
  /** By the node that gave the number; several from below one photo are added up. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By the node that sorted. */
  readonly sortings: ReadonlyMap<string, Sorting>;
  /** The lines read, one below the other; null when none arrived, which is not the same as none read. */
  readonly text: string | null;
  /** The lines one by one; null like `text`. */
  readonly lines: readonly FoundText[] | null;
  /** Which part of the photo each kind covers, 0..1; null when no areas arrived. */
  readonly areas: ReadonlyMap<string, number> | null;
  /** Null when no found objects arrived, which is not the same as none found. */
  readonly items: readonly Detection[] | null;
  /** Rows of the wired table if it holds counts, else made from the objects; null when neither arrived. */
  readonly counts: readonly CountRow[] | null;
  /** Objects by label, expected labels with 0; null like `counts`. */
  readonly perLabel: Tally | null;
}

const NOTHING = {
  numbers: new Map(),
  sortings: new Map(),
  text: null,
  lines: null,
  areas: null,
  items: null,
  counts: null,
  perLabel: null,
};

export function photoFacts({ file, status, error, skippedBy, inputs }: SavedPhoto): PhotoFacts {
  if (status !== 'ok') {
    const code = error?.code ?? (status === 'skipped' ? 'skipped' : 'internal');
    const reason =
      error?.message ?? `${skippedBy ? `The step "${skippedBy}"` : 'A step before'} passed nothing on for this photo.`;
    return { file, status, code, reason, ...NOTHING };
  }
  const numbers = new Map<string, number>();
  for (const { from, value } of inputs.count) numbers.set(from, (numbers.get(from) ?? 0) + value);
  const sortings = sortingsOf(inputs.classification);
  const lines = inputs.texts.length ? inputs.texts.flatMap(({ value }) => value) : null;
  const text = lines === null ? null : lines.map((line) => line.text).join('\n');
  const areas = inputs.segmentation.length ? shares(inputs.segmentation) : null;
  const items = inputs.detections.length ? inputs.detections.flatMap(({ value }) => value.items) : null;
  const tables = inputs.table.flatMap(({ value }) => readCountTable(value) ?? []);
  const found = items && tally(items);
  const counts = inputs.table.length ? tables : found && [...found].map(foundRow);
  const perLabel = labelCounts(found, tables);
  const warnings = warningsIn(inputs.detections.map(({ value }) => value));
  const code = warnings.map((each) => each.code).join(' ') || null;
  const reason = warnings.map(warningText).join(' ') || null;
  return { file, status, code, reason, numbers, sortings, text, lines, areas, items, counts, perLabel };
}

function sortingsOf(given: SavedPhoto['inputs']['classification']): Map<string, Sorting> {
  const sortings = new Map<string, Sorting>();
  for (const { from, value } of given) {
    const before = sortings.get(from);
    sortings.set(
      from,
      before ? { label: `${before.label}; ${value.label}`, score: null, unsure: before.unsure || value.unsure } : value,
    );
  }
  return sortings;
}

/** Parts of one photo count by their size. */
function shares(given: SavedPhoto['inputs']['segmentation']): Map<string, number> {
  const pixels = new Map<string, number>();
  let all = 0;
  for (const { value } of given) {
    all += value.width * value.height;
    for (const label of value.labels) pixels.set(label, (pixels.get(label) ?? 0) + (value.areas[label] ?? 0));
  }
  return new Map([...pixels].map(([label, count]) => [label, all > 0 ? count / all : 0]));
}

function foundRow([label, count]: readonly [string, number]): CountRow {
  return { label, count, expected: null, state: null };
}

/** The objects decide; the table adds labels that were expected and not found, and stands in where no objects are wired. */
function labelCounts(found: Tally | null, rows: readonly CountRow[]): Tally | null {
  const named = rows.filter(({ label }) => label !== TOTAL_LABEL);
  if (!found && named.length === 0) return null;
  const all = new Map(found ?? []);
  for (const { label, count } of named) if (!all.has(label)) all.set(label, found ? 0 : count);
  return all;
}
