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
    perLabel: [
      { label: 'fig', count: 3 },
      { label: 'pear', count: 2 },
    ],
    state: 'low',
  });
});

test('without a count it is told by what was found, and without that not at all', () => {
  expect(runHeadline({ find: { objects: 9, perLabel: {} }, keep: { objects: 4, perLabel: {} } })?.total).toBe(4);
  expect(runHeadline({})).toBeNull();
  expect(runHeadline(null)).toBeNull();
});

test('a photo is told by its last number, else by the objects kept last, else not at all', () => {
  expect(photoHeadline({ a: { all: objects(9) }, b: { kept: objects(4) }, c: { count: 3 } }, plan)).toBe(3);
  expect(photoHeadline({ a: { all: objects(9) }, b: { kept: objects(0) } }, plan)).toBe(0);
  expect(photoHeadline({ a: { parts: [{ path: ['x'], value: 7 }] } }, plan)).toBeNull();
});
