// Turns whatever a file or metadata calls its labels into ids with labels. Knows no file format.

import { LensgraphError } from '../../core/errors';
import type { PythonValue } from './python-literal';

export interface Label {
  readonly classId: number;
  readonly label: string;
}
export interface LabelList {
  readonly labels: readonly Label[];
  /** Labels that more than one class has, each once: taken, and worth a word. */
  readonly duplicates: readonly string[];
}

export const MOST_LABELS = 10_000;
const LONGEST = 200;

/** Labels in the order of their ids. Errors: `too_many_labels` naming `file`. */
export function labelList(entries: Iterable<readonly [number, string]>, file: string): LabelList {
  const byId = new Map<number, string>();
  for (const [id, text] of entries) {
    const label = text.trim().slice(0, LONGEST);
    if (label !== '') byId.set(id, label);
    if (byId.size > MOST_LABELS) throw new LensgraphError('too_many_labels', { file, limit: MOST_LABELS });
  }
  const labels = [...byId].sort(([a], [b]) => a - b).map(([classId, label]) => ({ classId, label }));
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  for (const { label } of labels) (seen.has(label) ? duplicates : seen).add(label);
  return { labels, duplicates: [...duplicates] };
}

const isId = (key: unknown) => /^\d{1,9}$/.test(String(key));

/** What stands for one class: a text, or the last text of a list (["n01440764", "tench"]). */
function labelOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return labelOf(value[value.length - 1]);
  if (value !== null && typeof value === 'object' && 'name' in value) return labelOf(value.name);
  return null;
}

/** The id an entry of a list gives itself ({ id: 3, name: "cat" }), else its place. */
function idOf(value: unknown, place: number): number {
  const own = value !== null && typeof value === 'object' && 'id' in value ? value.id : null;
  return typeof own === 'number' && Number.isInteger(own) && own >= 0 ? own : place;
}

/** Ids and labels of a list, or of a map of ids to labels or of labels to ids; null if it is nothing of the kind. */
export function labelEntries(value: PythonValue | unknown): [number, string][] | null {
  const list = Array.isArray(value) ? value.map((each, place): [unknown, unknown] => [idOf(each, place), each]) : null;
  const map = value instanceof Map ? [...value] : null;
  const plain = !list && !map && value !== null && typeof value === 'object' ? Object.entries(value) : null;
  const pairs: readonly (readonly [unknown, unknown])[] = list ?? map ?? plain ?? [];
  if (pairs.length === 0) return null;
  const turned = pairs.every(([key, each]) => !isId(key) && isId(each)) ? pairs.map(([key, id]) => [id, key]) : pairs;
  const entries: [number, string][] = [];
  for (const [id, each] of turned) {
    const label = labelOf(each);
    if (!isId(id) || label === null) return null;
    entries.push([Number(id), label]);
  }
  return entries;
}

/** Errors: `label_count` if `labels` are more than a model with `classes` classes can have, whatever id its first one has. */
export function checkLabelCount(labels: readonly Label[], classes: number): void {
  if (labels.length > classes) throw new LensgraphError('label_count', { labels: labels.length, classes });
}
