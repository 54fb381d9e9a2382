// The result page finds its numbers by the shape of a plan.
import { describe, expect, it } from 'vitest';
import type { Plan, PlanStep } from './plan';
import { resultView } from './result-view';
import { unsureCounter } from './unsure';

const step = (nodeId: string, parts: Partial<PlanStep>): PlanStep => ({
  nodeId,
  type: nodeId,
  version: 1,
  config: {},
  inputs: {},
  lineage: [],
  outputs: {},
  final: false,
  ...parts,
});
const objects = { type: 'detections', depth: 0 } as const;
const from = (nodeId: string, port: string) => [{ nodeId, port }];
const plan = (...steps: PlanStep[]): Plan => ({
  schemaVersion: 1,
  hash: '',
  name: '',
  source: 'photos',
  steps,
  models: [],
});

const find = step('find', { config: { minScore: 0.25 }, outputs: { detections: objects } });
const keep = step('keep', {
  config: { minScore: 0.5, labels: ['apple'] },
  inputs: { detections: from('find', 'detections') },
  outputs: { kept: objects, dropped: objects },
});
const count = step('count', {
  inputs: { detections: from('keep', 'kept') },
  outputs: { count: { type: 'number', depth: 0 } },
});

describe('result view', () => {
  it('is about what the last counting step counts, and the nearest limit before it', () => {
    expect(resultView(plan(find, keep, count))).toMatchObject({
      objects: { nodeId: 'keep', port: 'kept' },
      number: { nodeId: 'count', port: 'count' },
      limit: { nodeId: 'keep', field: 'minScore' },
    });
    const direct = step('count', { ...count, inputs: { detections: from('find', 'detections') } });
    expect(resultView(plan(find, direct))).toMatchObject({
      objects: { nodeId: 'find' },
      limit: { nodeId: 'find', field: 'minScore' },
    });
  });

  it('without a counting step is about the last objects that something takes', () => {
    const save = step('save', { inputs: { detections: from('keep', 'dropped') } });
    expect(resultView(plan(find, keep, save))).toMatchObject({
      objects: { nodeId: 'keep', port: 'dropped' },
      number: null,
    });
    expect(resultView(plan(find, keep))).toMatchObject({ objects: { nodeId: 'find' } });
  });

  it('is about nothing where objects lie below objects, or there are none', () => {
    const deep = step('parts', { outputs: { detections: { type: 'detections', depth: 1 } } });
    expect(resultView(plan(deep))).toMatchObject({ objects: null, number: null, limit: null });
    expect(resultView(plan())).toMatchObject({ objects: null, number: null, limit: null });
  });
});

describe('unsure objects', () => {
  const item = (id: string, score: number, label = 'apple') => ({ id, label, classId: 0, score, box: [0, 0, 1, 1] });
  it('are those close to the limit on either side, of the kinds that are looked for', () => {
    const sure = item('o1', 0.9);
    const above = item('o2', 0.55);
    const below = [item('o3', 0.45), item('o4', 0.3), item('o5', 0.45, 'pear')];
    const all = { width: 1, height: 1, items: [sure, above, ...below] };
    const outputs = { find: { detections: all }, keep: { kept: { ...all, items: [sure, above] } } };
    expect(unsureCounter(plan(find, keep, count))(outputs)).toBe(2);
  });
});

it('measures, areas, lines of text and sortings have their places; a measure is no count', () => {
  const out = (type: 'number' | 'segmentation' | 'classification' | 'texts') => ({ type, depth: 0 }) as const;
  const outline = step('outline', { outputs: { detections: objects, segmentation: out('segmentation') } });
  const measure = step('measure', {
    inputs: { detections: from('outline', 'detections') },
    outputs: { number: out('number') },
  });
  const sort = step('sort', { outputs: { classification: out('classification') } });
  expect(resultView(plan(outline, measure, sort))).toMatchObject({
    number: null,
    measure: { nodeId: 'measure', port: 'number' },
    areas: { nodeId: 'outline', port: 'segmentation' },
    sorting: { nodeId: 'sort', port: 'classification' },
    texts: null,
  });
  expect(resultView(plan(find, keep, count, measure)).measure).toBeNull();
  const said = (unsure: boolean) => ({ sort: { classification: { label: 'a', score: 0.5, unsure, scores: [] } } });
  expect([true, false].map((each) => unsureCounter(plan(sort))(said(each)))).toEqual([1, 0]);
});
