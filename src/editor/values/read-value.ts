// Reads values of ports as they were stored. They come from outside (another version, a damaged answer), so every part is checked.
// Pure; knows no screen.

import type { Cell, Detection } from '../../core/data-types';

export type SeenObject = Pick<
  Detection,
  'id' | 'label' | 'score' | 'box' | 'mask' | 'points' | 'keypoints' | 'skeleton'
>;

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
    const object = { id: String(id), label: String(label), score: isNumber(score) ? score : 0 };
    return [{ ...object, box: [x1, y1, x2, y2] as const, ...shapesOf(item) }];
  });
}

/** Outlines, corners and joints, as far as they look like some. */
function shapesOf({ mask, points, keypoints, skeleton }: Fields): Partial<SeenObject> {
  return {
    ...(isFields(mask) && Array.isArray(mask.counts) && isNumber(mask.width)
      ? { mask: { width: mask.width, height: Number(mask.height), counts: mask.counts.map(Number) } }
      : {}),
    ...(isPairs(points) ? { points } : {}),
    ...(isPairs(skeleton) ? { skeleton } : {}),
    ...(Array.isArray(keypoints) && keypoints.every((each) => isFields(each) && isNumber(each.x) && isNumber(each.y))
      ? { keypoints }
      : {}),
  };
}

const isPairs = (value: unknown): value is (readonly [number, number])[] =>
  Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isNumber));

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
  if (!isFields(value) || !isFields(value.areas)) return [];
  const { areas, width, height } = value;
  const pixels = isNumber(width) && isNumber(height) ? width * height : 0;
  return Object.entries(areas).map(([label, area]) => ({
    label,
    part: isNumber(area) && pixels > 0 ? area / pixels : 0,
  }));
}

/** Texts, names of files, names of areas: whatever can be said in a word or two. */
export function readWords(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(readWords);
  if (!isFields(value)) return [String(value)];
  const said = value.name ?? value.text ?? value.label;
  return said === undefined ? [] : [String(said)];
}
