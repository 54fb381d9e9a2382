// Reads a file of labels by its ending: text, JSON, YAML, or TensorFlow's label map. Knows no family of models.

import { LensgraphError } from '../../core/errors';
import { type LabelList, labelEntries, labelList } from './label-values';
import { yamlList } from './yaml-list';

type Entries = [number, string][];

/** Where a JSON file may keep its labels. */
const JSON_KEYS = ['id2label', 'names', 'labels', 'classes', 'class_names', 'classLabels', 'label_names', 'categories'];
const YAML_KEYS = ['names', 'label_list', 'labels', 'classes'];

/** One label per line; "0 Apple" and "0: Apple" carry their id, "n01440764 tench" ImageNet's. */
function fromText(text: string): Entries {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim());
  while (lines.at(-1) === '') lines.pop();
  const numbered = lines.map((line) => /^(\d+)\s*[:,\s]\s*(\S.*)$/.exec(line));
  const ids = new Set(numbered.map((found) => found?.[1]));
  if (numbered.every((found) => found !== null) && ids.size === lines.length)
    return numbered.map((found) => [Number(found?.[1]), found?.[2] ?? '']);
  return lines.map((line, place) => [place, line.replace(/^n\d{8}\s+/, '')]);
}

/** TensorFlow's label map: `item { id: 1 name: 'cat' display_name: 'Cat' }`. */
function fromLabelMap(text: string): Entries | null {
  const entries: Entries = [];
  for (const [, item = ''] of text.matchAll(/item\s*\{([^}]*)\}/g)) {
    const id = /\bid\s*:\s*(\d+)/.exec(item)?.[1];
    const word = (key: string) => new RegExp(`\\b${key}\\s*:\\s*(["'])(.*?)\\1`).exec(item)?.[2];
    const label = word('display_name') ?? word('name');
    if (id !== undefined && label !== undefined) entries.push([Number(id), label]);
  }
  return entries.length > 0 ? entries : null;
}

function fromJson(text: string): Entries | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    for (const key of JSON_KEYS) {
      const found = Object.hasOwn(value, key) ? labelEntries(Reflect.get(value, key)) : null;
      if (found) return found;
    }
  return labelEntries(value);
}

function fromYaml(text: string): Entries | null {
  for (const key of YAML_KEYS) {
    const found = labelEntries(yamlList(text, key));
    if (found) return found;
  }
  return null;
}

const READERS: readonly [RegExp, (text: string) => Entries | null][] = [
  [/\.json$/i, fromJson],
  [/\.ya?ml$/i, fromYaml],
  [/\.pbtxt$/i, fromLabelMap],
  [/\.(txt|names|labels|lst)$/i, (text) => fromLabelMap(text) ?? fromText(text)],
];

/** True if a file of this name may hold labels. */
export const isLabelFile = (name: string): boolean => READERS.some(([ending]) => ending.test(name));

/** The labels in a file. Errors: `labels_unreadable`, `too_many_labels`. */
export function readLabelFile(file: string, text: string): LabelList {
  const read = READERS.find(([ending]) => ending.test(file))?.[1];
  const list = labelList(read?.(text) ?? [], file);
  if (list.labels.length === 0) throw new LensgraphError('labels_unreadable', { file });
  return list;
}
