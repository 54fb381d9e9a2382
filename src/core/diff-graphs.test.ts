// What changed is told, and nothing else: the same content gives an empty list, every difference of content a line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, graphOf, workflow } from '../../test/support/graphs';
import { wildWorkflow } from '../../test/support/random-graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import { diffGraphs } from './diff-graphs';
import type { Graph, GraphNode } from './graph';
import { graphContent } from './graph-content';
import { sameJson } from './same-json';

const base = graphOf(
  workflow({ photos: 'shots', find: { type: 'find', config: { found: 3 } }, cut: 'cut' }, [
    'photos.image -> find.image',
    'photos.image -> cut.image',
    'find.detections -> cut.detections',
  ]),
);
const changes = (b: Graph, a = base) => diffGraphs(a, b, TEST_NODES);
const withNode = (id: string, change: Partial<GraphNode>): Graph => ({
  ...base,
  nodes: base.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
});

describe('diffGraphs', () => {
  test('moving steps, naming wires, empty notes and defaults written out change nothing', () => {
    const same = withNode('find', { config: { model: 'finder', found: 3 }, note: '', disabled: false, ask: [] });
    const edges = base.edges.map((edge, n) => ({ ...edge, id: `wire-${n}` })).reverse();
    expect(changes({ ...same, edges, layout: { find: { x: 5, y: 7 } } })).toEqual([]);
  });

  test.each<[string, Graph, object[]]>([
    ['a name', { ...base, name: 'New' }, [{ code: 'workflow_renamed', params: { from: 'Test', to: 'New' } }]],
    [
      'a setting',
      withNode('find', { config: { found: 5 } }),
      [{ code: 'setting_changed', nodeId: 'find', type: 'find', params: { field: 'found', from: 3, to: 5 } }],
    ],
    [
      'a setting back to its default',
      withNode('find', { config: {} }),
      [{ code: 'setting_changed', nodeId: 'find', type: 'find', params: { field: 'found', from: 3, to: 2 } }],
    ],
    [
      'a setting its kind does not know',
      withNode('cut', { config: { dial: 1 } }),
      [{ code: 'setting_changed', nodeId: 'cut', type: 'cut', params: { field: 'dial', from: null, to: 1 } }],
    ],
    [
      'a title',
      withNode('cut', { title: 'Snip' }),
      [
        {
          code: 'step_renamed',
          nodeId: 'cut',
          type: 'cut',
          title: 'Snip',
          params: { from: null, to: 'Snip' },
        },
      ],
    ],
    [
      'a note',
      withNode('cut', { note: 'why' }),
      [{ code: 'note_changed', nodeId: 'cut', type: 'cut', params: { from: null, to: 'why' } }],
    ],
    ['a disabled step', withNode('cut', { disabled: true }), [{ code: 'step_disabled', nodeId: 'cut', type: 'cut' }]],
    [
      'a question',
      withNode('find', { ask: ['found'] }),
      [{ code: 'ask_added', nodeId: 'find', type: 'find', params: { field: 'found' } }],
    ],
    [
      'another kind',
      withNode('cut', { type: 'rename' }),
      [{ code: 'step_replaced', nodeId: 'cut', type: 'rename', params: { from: 'cut', to: 'rename' } }],
    ],
    [
      'a step and its wire',
      { ...base, nodes: base.nodes.slice(0, 2), edges: base.edges.slice(0, 1) },
      [
        { code: 'step_removed', nodeId: 'cut', type: 'cut' },
        { code: 'wire_removed', params: { source: 'find', sourceHandle: 'detections', target: 'cut' } },
        { code: 'wire_removed', params: { source: 'photos', target: 'cut', targetHandle: 'image' } },
      ],
    ],
    [
      'a key of tomorrow',
      { ...base, nodes: base.nodes.map((node) => ({ ...node, colour: 'red' })), viewport: 1 },
      [
        { code: 'workflow_changed', params: { key: 'viewport' } },
        { code: 'step_changed', nodeId: 'photos', params: { key: 'colour' } },
        { code: 'step_changed', nodeId: 'find', params: { key: 'colour' } },
        { code: 'step_changed', nodeId: 'cut', params: { key: 'colour' } },
      ],
    ],
    ['the order', { ...base, nodes: base.nodes.toReversed() }, [{ code: 'order_changed', params: { what: 'steps' } }]],
  ])('tells %s', (_, after, expected) => {
    expect(changes(after)).toMatchObject(expected);
    expect(changes(after)).toHaveLength(expected.length);
  });

  test('back is the same with both sides exchanged: what was added is removed', () => {
    const after = { ...base, nodes: base.nodes.slice(1), edges: base.edges.slice(2) };
    const codes = (list: readonly { code: string }[]) =>
      list.map(({ code }) => code.replace('removed', 'added')).sort();
    expect(codes(changes(base, after))).toEqual(codes(changes(after)));
  });

  test('empty exactly when two saved graphs have the same content', () => {
    const saved = wildWorkflow.map((json) => compiled(json).graph).filter((graph) => graph !== null);
    const pair = fc
      .tuple(saved, saved, fc.nat())
      .map(([a, b, at]): [Graph, Graph] => [
        a,
        at % 3 === 0 ? mixed(a, b, at) : at % 3 === 1 ? { ...a, layout: {} } : b,
      ]);
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const told = diffGraphs(a, b, TEST_NODES).filter(({ code }) => code !== 'workflow_renamed');
        expect(told.length === 0).toBe(sameJson(graphContent(a), graphContent(b)));
        expect(diffGraphs(a, a, TEST_NODES)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** `a` with one of its steps replaced by one of `b`: graphs that differ in little. */
function mixed(a: Graph, b: Graph, at: number): Graph {
  const donor = b.nodes[at % Math.max(1, b.nodes.length)];
  if (!donor || a.nodes.length === 0) return a;
  const place = at % a.nodes.length;
  return { ...a, nodes: a.nodes.map((node, n) => (n === place ? { ...donor, id: node.id } : node)) };
}
