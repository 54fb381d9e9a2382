import { expect, it } from 'vitest';
import type { ClassScores } from '../core/context';
import { type SortingRule, sortPhoto } from './sorting';

const RULE: SortingRule = { mode: 'auto', topK: 2, minScore: 0.5, unsure: [0.4, 0.6], perLabel: {} };
const scores = (kind: ClassScores['kind'], given: Readonly<Record<string, number>>): ClassScores => ({
  kind,
  scores: Object.entries(given).map(([label, score], classId) => ({ label, classId, score })),
});
const named = (given: ClassScores, rule: Partial<SortingRule> = {}) => {
  const { label, score, unsure } = sortPhoto(given, { ...RULE, ...rule });
  return [label, score, unsure];
};

it('calls a photo by its surest class', () => {
  expect(sortPhoto(scores('single', { cat: 0.1, dog: 0.8, cow: 0.1 }), RULE)).toEqual({
    label: 'dog',
    score: 0.8,
    unsure: false,
    scores: [
      { label: 'dog', classId: 1, score: 0.8 },
      { label: 'cat', classId: 0, score: 0.1 },
    ],
  });
});

it('is unsure in the band, below the limit, and exactly where each ends', () => {
  expect(named(scores('single', { cat: 0.6, dog: 0.4 }))).toEqual(['cat', 0.6, false]);
  expect(named(scores('single', { cat: 0.59, dog: 0.41 }))).toEqual(['unsure', 0.59, true]);
  expect(named(scores('single', { cat: 0.3, dog: 0.2 }))).toEqual(['unsure', 0.3, true]);
  const noBand = { unsure: [0, 0] as const };
  expect(named(scores('single', { cat: 0.5 }), noBand)).toEqual(['cat', 0.5, false]);
  expect(named(scores('single', { cat: 0.49 }), noBand)).toEqual(['unsure', 0.49, true]);
});

it('gives a label its own limit', () => {
  expect(named(scores('single', { cat: 0.8 }), { perLabel: { cat: 0.9 } })).toEqual(['unsure', 0.8, true]);
  expect(named(scores('single', { cat: 0.2 }), { perLabel: { cat: 0.2 } })).toEqual(['cat', 0.2, false]);
});

it('names every class that holds, surest first, and all of them', () => {
  const given = scores('multi', { sea: 0.9, sky: 0.95, sand: 0.7, tree: 0.1 });
  const sorted = sortPhoto(given, RULE);
  expect(sorted).toMatchObject({ label: 'sky, sea, sand', score: 0.95, unsure: false });
  expect(sorted.scores).toHaveLength(3);
  expect(named(scores('multi', { sea: 0.9, sky: 0.45 }))).toEqual(['sea', 0.9, true]);
  expect(named(scores('multi', { sea: 0.2, sky: 0.1 }))).toEqual(['none', 0.2, false]);
});

it('decides between two by the second', () => {
  expect(named(scores('binary', { fine: 0.2, broken: 0.8 }))).toEqual(['broken', 0.8, false]);
  expect(named(scores('binary', { fine: 0.8, broken: 0.2 }))).toEqual(['fine', 0.8, false]);
  expect(named(scores('binary', { fine: 0.55, broken: 0.45 }))).toEqual(['unsure', 0.45, true]);
  expect(named(scores('binary', { fine: 0.7, broken: 0.3 }), { perLabel: { broken: 0.25 } })).toEqual([
    'broken',
    0.3,
    false,
  ]);
});

it('does as it is told rather than as the model is', () => {
  const given = scores('single', { cat: 0.7, dog: 0.65 });
  expect(named(given, { mode: 'multi' })).toEqual(['cat, dog', 0.7, false]);
  expect(named(given, { mode: 'binary' })).toEqual(['dog', 0.65, false]);
  expect(named(scores('multi', { cat: 0.7, dog: 0.65 }), { mode: 'single' })).toEqual(['cat', 0.7, false]);
});

it('is unsure of nothing at all', () => {
  expect(named(scores('single', {}))).toEqual(['unsure', 0, true]);
});
