import { expect, test } from 'vitest';
import type { Plan, PlanStep } from '../../core/plan';
import { photoHeadline, runHeadline } from './headline';

const step = (nodeId: string, outputs: PlanStep['outputs']): PlanStep => ({
  nodeId,
  type: nodeId,
  version: 1,
  config: {},
  inputs: {},
  lineage: [],
  outputs,
  final: false,
});
const plan: Plan = {
  schemaVersion: 1,
  hash: '',
  name: '',
  source: 'a',
  models: [],
  steps: [
    step('a', { all: { type: 'detections', depth: 0 }, parts: { type: 'number', depth: 1 } }),
    step('b', { kept: { type: 'detections', depth: 0 } }),
    step('c', { count: { type: 'number', depth: 0 } }),
  ],
};
const objects = (count: number) => ({ width: 1, height: 1, items: Array.from({ length: count }) });

test('a run is told by its last count, with the largest kind first', () => {
  const totals = {
    find: { objects: 9, perLabel: { a: 9 } },
    count: { photos: 2, sum: 5, mean: 2.5, min: 2, max: 3, perLabel: { pear: 2, fig: 3 }, state: 'low' },
  };
  expect(runHeadline(totals)).toEqual({
    total: 5,
    unit: null,
    perLabel: [
      { label: 'fig', count: 3 },
      { label: 'pear', count: 2 },
    ],
    state: 'low',
  });
});

test('without a count it is told by what was measured, found, sorted or read, and without that not at all', () => {
  const outline = { objects: 7, perLabel: { cat: 7 }, coverage: { cat: 0.4 } };
  const area = { photos: 2, mean: 36.97, min: 7, max: 79, unit: '%' };
  expect(runHeadline({ outline, area })).toEqual({ total: 36.97, unit: '%', perLabel: [], state: null });
  const sorted = runHeadline({ sort: { perLabel: { cat: 2, unsure: 1 } } });
  expect(sorted).toMatchObject({ total: 3, unit: null, perLabel: [{ label: 'cat', count: 2 }, { label: 'unsure' }] });
  expect(runHeadline({ read: { lines: 12, photosWithText: 3 } })).toMatchObject({ total: 12, perLabel: [] });
  expect(runHeadline({ find: { objects: 9, perLabel: {} }, keep: { objects: 4, perLabel: {} } })?.total).toBe(4);
  expect(runHeadline({})).toBeNull();
  expect(runHeadline(null)).toBeNull();
});

test('a photo is told by its last number, else by the objects kept last, else not at all', () => {
  expect(photoHeadline({ a: { all: objects(9) }, b: { kept: objects(4) }, c: { count: 3 } }, plan)).toBe(3);
  expect(photoHeadline({ a: { all: objects(9) }, b: { kept: objects(0) } }, plan)).toBe(0);
  expect(photoHeadline({ a: { parts: [{ path: ['x'], value: 7 }] } }, plan)).toBeNull();
});
