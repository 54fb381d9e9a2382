// The tables the "Save" step writes: their columns, and the rows of one photo. Every photo has at least one row in each.
// Knows no file format.

import type { Cell, TableColumn } from '../../src/core/data-types';
import { addTallies, type Tally } from '../../src/vision/tally';
import { addShapes, type ObjectShape, shapeCells, shapeColumns } from './object-shapes';
import type { PhotoFacts } from './photo-facts';

export const ROW_KINDS = ['image', 'object', 'label', 'text'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

interface NumberSummary {
  readonly photos: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** What is known once all photos were seen: the columns that depend on them, and the summary. */
export interface RunFacts {
  readonly photos: Readonly<Record<PhotoFacts['status'], number>>;
  readonly numbers: ReadonlyMap<string, NumberSummary>;
  /** Photos by what they were called, by the node that sorted. */
  readonly sortings: ReadonlyMap<string, Tally>;
  /** Photos on which text was looked for; null when on none. */
  readonly texts: { readonly photos: number; readonly withText: number } | null;
  /** The photos whose areas are known, and over all of them what each kind covers. */
  readonly areas: { readonly photos: number; readonly sums: ReadonlyMap<string, number> } | null;
  readonly perLabel: Tally;
  readonly objects: number;
  /** What some of the objects are besides a frame; each has columns of its own. */
  readonly shapes: ReadonlySet<ObjectShape>;
}

export const NO_PHOTOS: RunFacts = {
  photos: { ok: 0, skipped: 0, failed: 0 },
  numbers: new Map(),
  sortings: new Map(),
  texts: null,
  areas: null,
  perLabel: new Map(),
  objects: 0,
  shapes: new Set(),
};

export function addPhoto(run: RunFacts, photo: PhotoFacts): RunFacts {
  const numbers = new Map(run.numbers);
  for (const [name, value] of photo.numbers) {
    const before = numbers.get(name) ?? { photos: 0, sum: 0, min: value, max: value };
    numbers.set(name, {
      photos: before.photos + 1,
      sum: before.sum + value,
      min: Math.min(before.min, value),
      max: Math.max(before.max, value),
    });
  }
  const sortings = new Map(run.sortings);
  for (const [name, { label }] of photo.sortings)
    sortings.set(name, addTallies(sortings.get(name) ?? new Map(), new Map([[label, 1]])));
  return {
    photos: { ...run.photos, [photo.status]: run.photos[photo.status] + 1 },
    numbers,
    sortings,
    texts: addText(run.texts, photo.text),
    areas: addAreas(run.areas, photo.areas),
    perLabel: photo.perLabel ? addTallies(run.perLabel, photo.perLabel) : run.perLabel,
    objects: run.objects + (photo.items?.length ?? 0),
    shapes: addShapes(run.shapes, photo.items ?? []),
  };
}

function addText(texts: RunFacts['texts'], read: string | null): RunFacts['texts'] {
  if (read === null) return texts;
  return { photos: (texts?.photos ?? 0) + 1, withText: (texts?.withText ?? 0) + (read === '' ? 0 : 1) };
}

function addAreas(areas: RunFacts['areas'], covered: PhotoFacts['areas']): RunFacts['areas'] {
  if (!covered) return areas;
  const sums = new Map(areas?.sums);
  for (const [label, share] of covered) sums.set(label, (sums.get(label) ?? 0) + share);
  return { photos: (areas?.photos ?? 0) + 1, sums };
}

const text = (name: string): TableColumn => ({ name, type: 'text' });
const number = (name: string): TableColumn => ({ name, type: 'number' });

const HEAD = [text('file'), text('status'), text('code'), text('reason')];
const OBJECT_COLUMNS = [
  ...HEAD,
  text('id'),
  text('label'),
  ...['score', 'x1', 'y1', 'x2', 'y2'].map((name) => number(name)),
];
const TEXT_COLUMNS = [...HEAD, text('text'), ...['score', 'x1', 'y1', 'x2', 'y2'].map((name) => number(name))];
const LABEL_COLUMNS = [...HEAD, text('label'), number('count'), number('expected'), text('state')];

/**
 * Columns by kind of row; those of `image` rows end with three per step that sorted (name, how sure, too close to call), the text, one per connected
 * number, one per label of the run, and one per kind that covers a part of a photo.
 */
export function columnsOf(kind: RowKind, run: RunFacts): readonly TableColumn[] {
  if (kind === 'object') return [...OBJECT_COLUMNS, ...shapeColumns(run.shapes)];
  if (kind === 'label') return LABEL_COLUMNS;
  if (kind === 'text') return TEXT_COLUMNS;
  const sorted = [...run.sortings.keys()].flatMap((name): TableColumn[] => [
    text(name),
    number(`${name} score`),
    { name: `${name} unsure`, type: 'boolean' },
  ]);
  const counts = [...run.numbers.keys(), ...run.perLabel.keys()].map((name) => number(name));
  const areas = [...(run.areas?.sums.keys() ?? [])].map((label) => number(`${label} %`));
  return uniquelyNamed([...HEAD, ...sorted, ...(run.texts ? [text('text')] : []), ...counts, ...areas]);
}

/** The rows of one photo: one for the photo, or one per object, label or line of text; one with empty cells where there is none. */
export function rowsOf(kind: RowKind, photo: PhotoFacts, run: RunFacts): Cell[][] {
  const head: Cell[] = [photo.file, photo.status, photo.code, photo.reason];
  if (kind === 'image') {
    const numbers = [...run.numbers.keys()].map((name) => photo.numbers.get(name) ?? null);
    const labels = [...run.perLabel.keys()].map((label) => (photo.perLabel ? (photo.perLabel.get(label) ?? 0) : null));
    const sorted = [...run.sortings.keys()].flatMap((name): Cell[] => {
      const sorting = photo.sortings.get(name);
      return [
        sorting?.label ?? null,
        sorting?.score == null ? null : rounded(sorting.score, 4),
        sorting?.unsure ?? null,
      ];
    });
    const areas = [...(run.areas?.sums.keys() ?? [])].map((label) =>
      photo.areas ? rounded(100 * (photo.areas.get(label) ?? 0), 2) : null,
    );
    return [[...head, ...sorted, ...(run.texts ? [photo.text] : []), ...numbers, ...labels, ...areas]];
  }
  const rows = kind === 'object' ? objectRows(photo, run) : kind === 'text' ? textRows(photo) : labelRows(photo);
  const width = columnsOf(kind, run).length - head.length;
  if (rows.length === 0) rows.push(Array.from({ length: width }, () => null));
  return rows.map((row) => [...head, ...row]);
}

const box = (edges: readonly number[]): Cell[] => edges.map((edge) => rounded(edge, 2));

const objectRows = ({ items }: PhotoFacts, { shapes }: RunFacts): Cell[][] =>
  (items ?? []).map((item) => [
    item.id,
    item.label,
    rounded(item.score, 4),
    ...box(item.box),
    ...shapeCells(item, shapes),
  ]);

const textRows = ({ lines }: PhotoFacts): Cell[][] =>
  (lines ?? []).map((line) => [line.text, rounded(line.score, 4), ...box(line.box)]);

const labelRows = ({ counts }: PhotoFacts): Cell[][] =>
  (counts ?? []).map(({ label, count, expected, state }) => [label, count, expected, state]);

export const SUMMARY_COLUMNS: readonly TableColumn[] = [
  text('what'),
  ...['total', 'mean', 'least', 'most'].map((name) => number(name)),
];

/** The run in a few lines: photos by status and by what they were called, each connected number, each label. Means are over the photos that have the number. */
export function summaryRows({ photos, numbers, sortings, texts, areas, perLabel }: RunFacts): Cell[][] {
  const lone = (what: string, value: number): Cell[] => [what, value, null, null, null];
  return [
    lone('photos', photos.ok + photos.skipped + photos.failed),
    lone('photos ok', photos.ok),
    lone('photos skipped', photos.skipped),
    lone('photos failed', photos.failed),
    ...[...sortings].flatMap(([name, labels]) => [...labels].map(([label, count]) => lone(`${name}: ${label}`, count))),
    ...(texts ? [lone('photos with text', texts.withText)] : []),
    ...[...numbers].map(([name, each]) => [name, each.sum, rounded(each.sum / each.photos, 4), each.min, each.max]),
    ...[...perLabel].map(([label, count]) => lone(label, count)),
    ...[...(areas?.sums ?? [])].map(([label, sum]): Cell[] => [
      `${label} %`,
      null,
      rounded((100 * sum) / (areas?.photos ?? 1), 2),
      null,
      null,
    ]),
  ];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A label named like another column gets a number behind it, so that no spreadsheet holds two columns of one name. */
function uniquelyNamed(columns: readonly TableColumn[]): TableColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let n = 2; taken.has(name); n++) name = `${column.name} ${n}`;
    taken.add(name);
    return { ...column, name };
  });
}
