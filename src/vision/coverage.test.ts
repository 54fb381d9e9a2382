import { expect, test } from 'vitest';
import type { Detections, Segmentation } from '../core/data-types';
import { coveredBy } from './coverage';
import { rleOf } from './rle-runs';

const size = { width: 10, height: 4 };
const rows = (...given: readonly (readonly [number, number, number])[]) =>
  rleOf(
    10,
    4,
    given.map(([y, from, to]) => ({ y, from, to })),
  );
/** A cat of 6 pixels, and the background as the model names it. */
const AREAS: Segmentation = {
  ...size,
  labels: ['background', 'cat'],
  areas: { background: 34, cat: 6 },
  rle: [rows([0, 0, 9], [3, 0, 9]), rows([1, 0, 2], [2, 0, 2])],
};
const objects = (...items: Detections['items']): Detections => ({ ...size, items });
const box = (id: string, label: string, corners: Detections['items'][number]['box']) => ({
  id,
  label,
  classId: 0,
  score: 1,
  box: corners,
});

test('kinds by their pixels, and the background is what nothing covers', () => {
  const covered = coveredBy([AREAS], []);
  expect([...(covered?.areas ?? [])]).toEqual([
    ['cat', 6],
    ['background', 34],
  ]);
  expect([
    covered?.of([]),
    covered?.of(['background']),
    covered?.of(['cat', 'Background']),
    covered?.of(['dog']),
  ]).toEqual([6, 34, 40, 0]);
});

test('overlapping objects count once, and those without a mask by their frame', () => {
  const covered = coveredBy(
    [],
    [objects(box('o1', 'cup', [0, 0, 4, 2]), box('o2', 'cup', [2, 0, 6, 2]), box('o3', 'tin', [0, 0, 2, 1]))],
  );
  expect([...(covered?.areas ?? [])]).toEqual([
    ['cup', 12],
    ['tin', 2],
    ['background', 28],
  ]);
  expect(covered?.of([])).toBe(12);
});

test('a kind told as an area is not told again by its objects, and nothing at all has no size', () => {
  expect(coveredBy([AREAS], [objects(box('o1', 'cat', [0, 0, 10, 4]))])?.of(['cat'])).toBe(6);
  expect(coveredBy([], [])).toBeNull();
  expect(coveredBy([], [objects()])?.of(['background'])).toBe(40);
});
