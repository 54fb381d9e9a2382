import { expect, it } from 'vitest';
import type { OutlinedCandidate, Outlines } from '../core/context';
import type { Box, Rle } from '../core/data-types';
import { type OutlineRule, outlined } from './outlines';
import { rleOf } from './rle-runs';

const SIZE = { width: 10, height: 4 };
const RULE: OutlineRule = { kind: 'auto', minScore: 0.5, minArea: 0 };

/** The mask of a rectangle. */
const block = ([x1, y1, x2, y2]: Box): Rle =>
  rleOf(
    SIZE.width,
    SIZE.height,
    Array.from({ length: y2 - y1 }, (_, i) => ({ y: y1 + i, from: x1, to: x2 - 1 })),
  );
const object = (label: string, score: number, box: Box): OutlinedCandidate => ({
  label,
  classId: label.length,
  score,
  box,
  outline: block(box),
});
const told = (given: Outlines, rule: Partial<OutlineRule> = {}) =>
  outlined(given, SIZE, { ...RULE, ...rule }).items.map(
    ({ id, label, score, box }) => `${id} ${label} ${score} ${box}`,
  );

const OBJECTS: Outlines = {
  kind: 'objects',
  objects: [
    object('cat', 0.6, [0, 0, 2, 2]),
    object('cat', 0.9, [6, 0, 8, 2]),
    object('cat', 0.55, [6, 0, 8, 2]),
    object('dog', 0.7, [0, 1, 3, 4]),
    object('dog', 0.4, [0, 0, 9, 4]),
  ],
};
/** Two cats apart on a background, and a speck of dog. */
const AREAS: Outlines = {
  kind: 'areas',
  areas: {
    ...SIZE,
    labels: ['background', 'cat', 'dog'],
    areas: { background: 31, cat: 8, dog: 1 },
    rle: [
      block([0, 3, 10, 4]),
      rleOf(10, 4, [
        { y: 0, from: 0, to: 1 },
        { y: 0, from: 6, to: 7 },
        { y: 1, from: 0, to: 1 },
        { y: 1, from: 6, to: 7 },
      ]),
      block([4, 2, 5, 3]),
    ],
  },
};

it('keeps the surest of overlapping objects, each with its own mask', () => {
  expect(told(OBJECTS)).toEqual(['o1 cat 0.9 6,0,8,2', 'o2 dog 0.7 0,1,3,4', 'o3 cat 0.6 0,0,2,2']);
  const { items, segmentation } = outlined(OBJECTS, SIZE, RULE);
  expect(items.map(({ mask }) => mask)).toEqual([block([6, 0, 8, 2]), block([0, 1, 3, 4]), block([0, 0, 2, 2])]);
  expect(segmentation).toMatchObject({ ...SIZE, labels: ['cat', 'dog'], areas: { cat: 8, dog: 9 } });
});

it('joins objects of a kind, or all, where that is asked', () => {
  expect(told(OBJECTS, { kind: 'semantic' })).toEqual(['o1 cat 0.9 0,0,8,2', 'o2 dog 0.7 0,1,3,4']);
  expect(told(OBJECTS, { kind: 'foreground' })).toEqual(['o1 foreground 0.9 0,0,8,4']);
  // One pixel row of the dog lies under the cat: it counts once.
  expect(outlined(OBJECTS, SIZE, { ...RULE, kind: 'foreground' }).segmentation.areas).toEqual({ foreground: 15 });
});

it('hands on the areas of a model that names every place, and a piece per kind but the background', () => {
  expect(told(AREAS)).toEqual(['o1 cat 1 0,0,8,2', 'o2 dog 1 4,2,5,3']);
  expect(outlined(AREAS, SIZE, RULE).segmentation).toBe(AREAS.kind === 'areas' && AREAS.areas);
});

it('parts kinds into regions where single objects are wanted', () => {
  expect(told(AREAS, { kind: 'instance' })).toEqual(['o1 cat 1 0,0,2,2', 'o2 cat 1 6,0,8,2', 'o3 dog 1 4,2,5,3']);
});

it('leaves small ones out of the objects, a size exactly at the limit in, and the areas alone', () => {
  // Each cat has 4 of 40 pixels, the dog 1.
  expect(told(AREAS, { kind: 'instance', minArea: 0.1 })).toHaveLength(2);
  expect(told(AREAS, { kind: 'instance', minArea: 0.11 })).toEqual([]);
  expect(outlined(AREAS, SIZE, { ...RULE, minArea: 0.5 }).segmentation.areas).toEqual({
    background: 31,
    cat: 8,
    dog: 1,
  });
});

it('outlines a foreground, and finds nothing in an empty one', () => {
  const mask = block([2, 1, 5, 3]);
  expect(outlined({ kind: 'foreground', mask }, SIZE, RULE)).toEqual({
    items: [{ id: 'o1', label: 'foreground', classId: 0, score: 1, box: [2, 1, 5, 3], mask }],
    segmentation: { ...SIZE, labels: ['foreground'], areas: { foreground: 6 }, rle: [mask] },
  });
  expect(outlined({ kind: 'foreground', mask: rleOf(10, 4, []) }, SIZE, RULE)).toEqual({
    items: [],
    segmentation: { ...SIZE, labels: [], areas: {}, rle: [] },
  });
});

it('keeps objects the model drew no outline of', () => {
  const bare: Outlines = { kind: 'objects', objects: [{ label: 'cat', classId: 0, score: 0.9, box: [0, 0, 5, 4] }] };
  expect(outlined(bare, SIZE, { ...RULE, minArea: 0.5 }).items).toEqual([
    { id: 'o1', label: 'cat', classId: 0, score: 0.9, box: [0, 0, 5, 4] },
  ]);
  expect(told(bare, { minArea: 0.51 })).toEqual([]);
});
