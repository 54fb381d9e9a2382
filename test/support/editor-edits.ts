// Random edits of the editor's store, sensible and senseless ones, for tests of its history.

import fc from 'fast-check';
import type { Graph, GraphEdge, GraphNode } from '../../src/core/graph';
import type { EditorStore } from '../../src/editor/state/create-store';
import type { EditorActions } from '../../src/editor/state/editor-state';

/** What an edit may act on: steps and wires that are there, if any, and numbers and a word to choose with. */
interface Situation {
  readonly actions: EditorActions;
  readonly graph: Graph;
  readonly one: GraphNode | undefined;
  readonly ids: readonly [string, string];
  readonly edge: GraphEdge | undefined;
  readonly type: string;
  readonly from: { nodeId: string; port: string };
  readonly to: { nodeId: string; port: string };
  readonly a: number;
  readonly b: number;
  readonly word: string;
}

const EDITS: Readonly<Record<string, (situation: Situation) => unknown>> = {
  add: ({ actions, type, a, b }) => actions.addNode(type, b % 2 ? { x: a * 10, y: b * 10 } : undefined),
  addAtEnd: ({ actions, type, from, to, b }) => actions.addAtEnd(type, b % 2 ? { from } : { to }),
  addInWire: ({ actions, type, edge }) => actions.addInWire(type, edge?.id ?? 'gone'),
  connect: ({ actions, from, to }) => actions.connect(from, to),
  reconnect: ({ actions, edge, from, to }) => actions.reconnect(edge?.id ?? 'gone', from, to),
  disconnect: ({ actions, edge }) => actions.disconnect(edge ? [edge.id] : []),
  move: ({ actions, ids, a, b }) => actions.moveNodes(Object.fromEntries(ids.map((id) => [id, { x: a, y: b }]))),
  set: ({ actions, ids: [id], b, word }) =>
    actions.setConfig(id, 'minScore', b % 5 ? b / 50 : undefined, word === '' ? undefined : 'drag'),
  ask: ({ actions, ids: [id], b }) => actions.setAsk(id, 'minScore', b % 2 === 0),
  rename: ({ actions, ids: [id], word }) => actions.rename(id, word, 'typing'),
  note: ({ actions, ids: [id], word }) => actions.setNote(id, word, 'typing'),
  disable: ({ actions, ids }) => actions.setDisabled(ids, true),
  enable: ({ actions, ids }) => actions.setDisabled(ids, false),
  remove: ({ actions, one, edge, b }) => actions.remove(one ? [one.id] : [], edge && b % 2 ? [edge.id] : []),
  removeAndReconnect: ({ actions, one }) => actions.removeAndReconnect(one ? [one.id] : []),
  duplicate: ({ actions, ids }) => actions.duplicate(ids),
  copyAndPaste: ({ actions, ids, a, b }) =>
    actions.paste(actions.copy(ids) ?? 'nothing', b % 2 ? { x: a, y: b } : undefined),
  tidy: ({ actions }) => actions.tidy(),
  fix: ({ actions, edge }) => actions.applyFix(edge ? [{ kind: 'removeEdge', edgeId: edge.id }] : []),
  renameWorkflow: ({ actions, word }) => actions.renameWorkflow(word, 'typing'),
  replace: ({ actions, graph, word }) =>
    actions.replaceDocument({ ...graph, name: word, nodes: graph.nodes.slice(0, 2), edges: [], layout: {} }),
  select: ({ actions, one }) => actions.select({ nodes: one ? [one.id] : [] }),
  undo: ({ actions, a }) => actions.undo((a % 3) + 1),
  redo: ({ actions, a }) => actions.redo((a % 3) + 1),
};

const pick = fc.record({
  kind: fc.constantFrom(...Object.keys(EDITS), 'add', 'connect', 'addAtEnd'),
  a: fc.nat(50),
  b: fc.nat(50),
  word: fc.string({ maxLength: 4 }),
});
export const editPicks = fc.array(pick, { minLength: 3, maxLength: 40, size: 'max' });

type Pick = typeof pick extends fc.Arbitrary<infer Each> ? Each : never;

const at = <Each>(list: readonly Each[], n: number): Each | undefined => list[n % Math.max(1, list.length)];

export function perform(store: EditorStore, { kind, a, b, word }: Pick): void {
  const { graph, actions, registry } = store.getState();
  const one = at(graph.nodes, a);
  const other = at(graph.nodes, b);
  const portOf = (node: GraphNode | undefined, side: 'inputs' | 'outputs', n: number) => ({
    nodeId: node?.id ?? 'gone',
    port: at(Object.keys(registry.get(node?.type ?? '')?.[side] ?? {}), n) ?? 'none',
  });
  EDITS[kind]?.({
    actions,
    graph,
    one,
    ids: [one?.id ?? 'gone', other?.id ?? 'gone'],
    edge: at(graph.edges, a),
    type: at([...registry.keys()], a) ?? '',
    from: portOf(one, 'outputs', b),
    to: portOf(other, 'inputs', a),
    a,
    b,
    word,
  });
}
