// What a model's step gave for one photo, as it is shown: objects to draw, one word for the whole photo, or lines of text.
// Reads values by their shape, never by the kind of a step. Pure.
import type { Classification, Detections, FoundText, Segmentation } from '../../core/data-types';
import { type PhotoArea, type PhotoObject, photoAreas, photoObjects, textObjects } from '../../photo/photo-object';

export type Seen =
  | {
      readonly kind: 'objects';
      readonly width: number;
      readonly height: number;
      readonly objects: PhotoObject[];
      readonly areas: PhotoArea[];
    }
  | { readonly kind: 'names'; readonly names: readonly { readonly label: string; readonly score: number }[] }
  | {
      readonly kind: 'texts';
      readonly lines: readonly { readonly text: string; readonly score: number }[];
      readonly objects: PhotoObject[];
    };

const MOST_NAMES = 5;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isDetections = (value: unknown): value is Detections =>
  isRecord(value) && Array.isArray(value.items) && typeof value.width === 'number';
const isClassification = (value: unknown): value is Classification =>
  isRecord(value) && Array.isArray(value.scores) && typeof value.label === 'string';
const isAreas = (value: unknown): value is Segmentation =>
  isRecord(value) && isRecord(value.areas) && Array.isArray(value.rle);
const isTexts = (value: unknown): value is readonly FoundText[] =>
  Array.isArray(value) && value.every((each) => isRecord(each) && typeof each.text === 'string');

/** `values` are the outputs of the step that asks the model; null where it gave nothing. */
export function seenIn(values: Readonly<Record<string, unknown>> | undefined): Seen | null {
  if (!values) return null;
  for (const value of Object.values(values)) {
    if (isDetections(value)) {
      const { width, height, items } = value;
      const objects = photoObjects(items);
      const areas = Object.values(values).flatMap((each) => (isAreas(each) ? photoAreas(each, objects) : []));
      return { kind: 'objects', width, height, objects, areas };
    }
    if (isClassification(value)) {
      const names = [...value.scores].sort((a, b) => b.score - a.score).slice(0, MOST_NAMES);
      return { kind: 'names', names };
    }
    if (isTexts(value)) return { kind: 'texts', lines: value, objects: textObjects(value) };
  }
  return null;
}

/** How many of each kind, most first. */
export function countKinds(objects: readonly PhotoObject[]): [label: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { label } of objects) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}
