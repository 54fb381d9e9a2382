import { expect, it } from 'vitest';
import { graphOf, workflow } from '../../test/support/graphs';
import { freshId, namedEdge } from './fresh-names';
import { applyEdits } from './graph-edits';

const json = workflow({ a: 'shots', b: 'name', c: 'name' }, ['a.image -> b.image', 'b.image -> c.image'], {
  layout: { a: { x: 0, y: 0 }, b: { x: 1, y: 1 } },
});

it('removes a node with its wires and its place', () => {
  const graph = applyEdits(graphOf(json), [{ kind: 'removeNode', nodeId: 'b' }]);
  expect(graph.nodes.map((node) => node.id)).toEqual(['a', 'c']);
  expect(graph.edges).toEqual([]);
  expect(Object.keys(graph.layout)).toEqual(['a']);
});

it('adds and removes in order, sets a setting beside the others, and leaves the given graph alone', () => {
  const before = graphOf(json);
  const kept = structuredClone(before);
  const edge = namedEdge({ nodeId: 'a', port: 'image' }, { nodeId: 'd', port: 'image' }, before);
  const graph = applyEdits(before, [
    { kind: 'removeEdge', edgeId: 'a.image-b.image' },
    { kind: 'addNode', node: { id: 'd', type: 'name', config: { one: 1 } }, position: { x: 5, y: 5 } },
    { kind: 'addEdge', edge },
    { kind: 'setConfig', nodeId: 'd', field: 'two', value: [2] },
    { kind: 'setConfig', nodeId: 'nobody', field: 'x', value: 1 },
    { kind: 'removeEdge', edgeId: 'nothing' },
  ]);
  expect(graph.edges.map((each) => each.id)).toEqual(['b.image-c.image', 'a.image-d.image']);
  expect(graph.nodes.at(-1)?.config).toEqual({ one: 1, two: [2] });
  expect(graph.layout.d).toEqual({ x: 5, y: 5 });
  expect(before).toEqual(kept);
});

it('gives new nodes an id that no node has and no wire speaks of', () => {
  const dangling = graphOf(workflow({ a: 'shots' }, ['a.image -> name.image', 'a.image -> name-2.image']));
  expect(freshId('a', dangling)).toBe('a-2');
  expect(freshId('name', dangling)).toBe('name-3');
});

it('gives a new wire a name of its own where another wire has it', () => {
  const edges = [{ id: 'a.image-c.image', source: 'a', sourceHandle: 'image', target: 'b', targetHandle: 'image' }];
  const graph = graphOf({ ...json, edges });
  expect(namedEdge({ nodeId: 'a', port: 'image' }, { nodeId: 'c', port: 'image' }, graph).id).toBe('a.image-c.image-2');
});
