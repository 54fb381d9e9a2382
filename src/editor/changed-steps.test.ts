import { expect, test } from 'vitest';
import { countWorkflow } from '../../test/support/count-workflow';
import { type Graph, parseGraph } from '../core/graph';
import { changedSteps, otherSettings } from './changed-steps';

function graphOf(json: unknown): Graph {
  const { graph } = parseGraph(json);
  if (!graph) throw new Error('it cannot be read');
  return graph;
}
const before = graphOf(countWorkflow());
const withNode = (id: string, change: object): Graph => ({
  ...before,
  nodes: before.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
});

test('another setting changes its step and all that follow, and is told alone', () => {
  const now = withNode('keep', { config: { minScore: 0.9 } });
  expect([...changedSteps(before, now)].sort()).toEqual(['keep', 'number']);
  expect(otherSettings(before, now)).toEqual({ keep: { minScore: 0.9 } });
});

test('what was only named, noted or moved is as it was', () => {
  const now = { ...withNode('keep', { note: 'looks well' }), layout: { keep: { x: 1, y: 2 } } };
  expect(changedSteps(before, now).size).toBe(0);
  expect(otherSettings(before, now)).toBeNull();
});

test('where steps or wires are others, settings alone do not tell what comes out', () => {
  const config = { minScore: 0.9 };
  expect(otherSettings(before, withNode('keep', { config, disabled: true }))).toBeNull();
  expect(otherSettings(before, { ...withNode('keep', { config }), edges: before.edges.slice(1) })).toBeNull();
});
