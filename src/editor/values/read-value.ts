// Reads values of ports as they were stored. They come from outside (another version, a damaged answer), so every part is checked.
// Pure; knows no screen.

import type { Box, Cell } from '../../core/data-types';

export interface SeenObject {
  readonly id: string;
  readonly label: string;
  readonly score: number;
  readonly box: Box;
}

export interface Share {
  readonly label: string;
  readonly part: number;
}

export interface SeenTable {
  readonly columns: readonly { readonly name: string; readonly number: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** The values below a photo, without their places: a list of `{ path, value }` or the one value. */
export function unwrapped(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (
    Array.isArray(value) &&
    value.every((each) => isFields(each) && 'value' in each && ('path' in each || 'from' in each))
  )
    return value.map((each: Fields) => each.value);
  return [value];
}

export function readObjects(value: unknown): SeenObject[] {
  const items = isFields(value) && Array.isArray(value.items) ? value.items : Array.isArray(value) ? value : [];
  return items.flatMap((item: unknown) => {
    if (!isFields(item)) return [];
    const { id, label, score, box } = item;
    if (!Array.isArray(box)) return [];
    const [x1, y1, x2, y2]: unknown[] = box;
    if (!isNumber(x1) || !isNumber(y1) || !isNumber(x2) || !isNumber(y2)) return [];
    return [{ id: String(id), label: String(label), score: isNumber(score) ? score : 0, box: [x1, y1, x2, y2] }];
  });
}

export function readTable(value: unknown): SeenTable | null {
  if (!isFields(value) || !Array.isArray(value.columns) || !Array.isArray(value.rows)) return null;
  const columns = value.columns
    .filter(isFields)
    .map(({ name, type }) => ({ name: String(name), number: type === 'number' }));
  const rows = value.rows.flatMap((row: unknown) => (Array.isArray(row) ? [row.map(asCell)] : []));
  return { columns, rows };
}

const asCell = (value: unknown): Cell =>
  value === null || typeof value === 'string' || isNumber(value) || typeof value === 'boolean' ? value : String(value);

export function readScores(value: unknown): Share[] {
  const scores = isFields(value) && Array.isArray(value.scores) ? value.scores : [];
  return scores
    .filter(isFields)
    .map(({ label, score }) => ({ label: String(label), part: isNumber(score) ? score : 0 }));
}

export function readShares(value: unknown): Share[] {
  const areas = isFields(value) && isFields(value.areas) ? value.areas : {};
  return Object.entries(areas).map(([label, part]) => ({ label, part: isNumber(part) ? part : 0 }));
}

/** Texts, names of files, names of areas: whatever can be said in a word or two. */
export function readWords(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(readWords);
  if (!isFields(value)) return [String(value)];
  const said = value.name ?? value.text ?? value.label;
  return said === undefined ? [] : [String(said)];
}
