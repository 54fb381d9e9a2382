import { expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import type { Graph } from '../core/graph';
import { partners, portWires } from './connections';

const graph: Graph = {
  schemaVersion: 1,
  name: 'Test',
  nodes: [
    { id: 'photos', type: 'load', config: {} },
    { id: 'find', type: 'detect', config: {} },
    { id: 'keep', type: 'filter', config: {} },
    { id: 'count', type: 'count', config: {} },
    { id: 'old', type: 'no-longer-known', config: {} },
  ],
  edges: [
    { id: 'a', source: 'photos', sourceHandle: 'image', target: 'find', targetHandle: 'image' },
    { id: 'b', source: 'find', sourceHandle: 'detections', target: 'keep', targetHandle: 'detections' },
    { id: 'c', source: 'find', sourceHandle: 'detections', target: 'old', targetHandle: 'things' },
  ],
  layout: {},
};
const step = (id: string) => graph.nodes.find((node) => node.id === id) ?? { id, type: id, config: {} };

test('each port tells its wires, also those of a kind nobody knows', () => {
  expect(portWires(step('keep'), 'inputs', graph, nodes)).toMatchObject([
    { port: 'detections', type: 'detections', wires: [{ id: 'b' }] },
  ]);
  expect(portWires(step('find'), 'outputs', graph, nodes)).toMatchObject([
    { port: 'detections', wires: [{ id: 'b' }, { id: 'c' }] },
  ]);
  expect(portWires(step('old'), 'inputs', graph, nodes)).toMatchObject([{ port: 'things', wires: [{ id: 'c' }] }]);
});

test('what could be wired: the fitting first, the others with the reason', () => {
  const found = partners({ nodeId: 'count', port: 'detections' }, 'inputs', graph, nodes);
  expect(found.filter(({ problem }) => !problem).map(({ ref }) => `${ref.nodeId}.${ref.port}`)).toEqual([
    'find.detections',
    'keep.kept',
    'keep.dropped',
  ]);
  const photo = found.find(({ ref }) => ref.nodeId === 'photos');
  expect(photo?.problem?.code).toBe('type_mismatch');
  expect(photo?.problem?.fix?.edits.length).toBeGreaterThan(0);
});

test('a wire that would be replaced does not stand in the way of its own input', () => {
  const own = { nodeId: 'keep', port: 'detections' };
  expect(partners(own, 'inputs', graph, nodes).every(({ problem }) => problem)).toBe(true);
  const fitting = partners(own, 'inputs', graph, nodes, 'b').filter(({ problem }) => !problem);
  expect(fitting.map(({ ref }) => ref.nodeId)).toEqual(['find']);
});
