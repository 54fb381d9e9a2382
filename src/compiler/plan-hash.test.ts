import { describe, expect, it } from 'vitest';
import { compiled, planOf, workflow } from '../../test/support/graphs';
import { TEST_MODELS } from '../../test/support/test-nodes';

const nodes = { in: 'shots', find: { type: 'find', config: { found: 3, model: 'finder' } }, keep: 'keeper' };
const wires = ['in.image -> find.image', 'find.detections -> keep.values', 'in.image -> keep.values'];
const json = workflow(nodes, wires);
const hash = (given: unknown) => planOf(given).hash;

describe('plan hash', () => {
  it('is a SHA-256', () => {
    expect(hash(json)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, unknown]>([
    ['the name', { ...json, name: 'Other' }],
    ['the layout', { ...json, layout: { in: { x: 1, y: 2 } } }],
    ['ids of wires', { ...json, edges: json.edges.map((edge, n) => ({ ...edge, id: `w${n}` })) }],
    ['remarks', workflow({ ...nodes, in: { type: 'shots', note: 'mine' } }, wires)],
    ['a node that is a note', workflow({ ...nodes, memo: { type: 'memo', config: { text: 'x' } } }, wires)],
    ['what is asked for', workflow({ ...nodes, find: { ...nodes.find, ask: ['found'] } }, wires)],
    ['defaults written out', workflow({ ...nodes, in: { type: 'shots', version: 1, config: { limit: 100 } } }, wires)],
    ['keys the kind does not know', workflow({ ...nodes, in: { type: 'shots', config: { later: 1 } } }, wires)],
    ['the order of keys', workflow({ ...nodes, find: { config: { model: 'finder', found: 3 }, type: 'find' } }, wires)],
  ])('does not depend on %s', (_what, other) => {
    expect(hash(other)).toBe(hash(json));
  });

  it.each<[string, unknown]>([
    ['a setting', workflow({ ...nodes, find: { type: 'find', config: { found: 4 } } }, wires)],
    ['a wire', workflow(nodes, wires.slice(0, 2))],
    ['the order of wires into one input', workflow(nodes, [wires[0] ?? '', wires[2] ?? '', wires[1] ?? ''])],
    ['a step more', workflow({ ...nodes, name: 'name' }, [...wires, 'in.image -> name.image'])],
    ['a disabled step', workflow({ ...nodes, find: { ...nodes.find, disabled: true } }, wires)],
  ])('changes with %s', (_what, other) => {
    expect(hash(other)).not.toBe(hash(json));
  });

  it('changes with the model behind a name', () => {
    const models = new Map([...TEST_MODELS, ['finder', { task: 'detect' as const, sha256: 'c'.repeat(64) }]]);
    const { plan } = compiled(json, models);
    expect(plan?.models).toEqual([{ name: 'finder', task: 'detect', sha256: 'c'.repeat(64) }]);
    expect(plan?.hash).not.toBe(hash(json));
  });
});
