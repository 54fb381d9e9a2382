// The history holds the document and nothing else: whatever was done can be undone to the very same document and redone to the end.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodes } from '../../../nodes/registry.generated';
import { editPicks, perform } from '../../../test/support/editor-edits';
import type { Graph } from '../../core/graph';
import { createEditorStore, type EditorStore } from './create-store';
import { historyView } from './history-view';

const EMPTY: Graph = { schemaVersion: 1, name: 'Test', nodes: [], edges: [], layout: {}, kept: 'unknown key' };

const past = (store: EditorStore): number => store.temporal.getState().pastStates.length;

test('any edits, undone to the start and redone to the end, give the same documents', () => {
  let undone = 0;
  fc.assert(
    fc.property(editPicks, (sequence) => {
      const store = createEditorStore({ graph: EMPTY, registry: nodes });
      for (const pick of sequence) perform(store, pick);
      const end = store.getState().graph;
      const text = JSON.stringify(end);
      const entries = past(store);
      undone += entries;
      store.getState().actions.undo(entries);
      expect(store.getState().graph).toBe(EMPTY);
      expect(past(store)).toBe(0);
      for (let turn = 0; turn < entries; turn++) store.getState().actions.redo();
      expect(store.getState().graph).toBe(end);
      expect(JSON.stringify(store.getState().graph)).toBe(text);
    }),
    { numRuns: 300 },
  );
  expect(undone).toBeGreaterThan(1_000);
});

test('one edit is at most one entry, and an entry always changes the document', () => {
  fc.assert(
    fc.property(editPicks, (sequence) => {
      const store = createEditorStore({ graph: EMPTY, registry: nodes });
      for (const pick of sequence) {
        const before = store.getState().graph;
        const entries = past(store);
        perform(store, pick);
        if (pick.kind === 'undo' || pick.kind === 'redo') continue;
        const more = past(store) - entries;
        expect([0, 1]).toContain(more);
        if (more === 1) expect(JSON.stringify(store.getState().graph)).not.toBe(JSON.stringify(before));
        if (store.getState().graph === before) expect(more).toBe(0);
      }
      const { pastStates, futureStates } = store.temporal.getState();
      for (const entry of [...pastStates, ...futureStates])
        expect(Object.keys(entry).sort()).toEqual(['graph', 'label']);
      const view = historyView(pastStates, futureStates, store.getState().label);
      expect(view.undo.length).toBe(pastStates.length);
      expect(view.redo.length).toBe(futureStates.length);
    }),
    { numRuns: 300 },
  );
});

test('no edit makes a wire the judge refuses, whatever was done before', () => {
  fc.assert(
    fc.property(editPicks, (sequence) => {
      const store = createEditorStore({ graph: EMPTY, registry: nodes });
      for (const pick of sequence) perform(store, pick);
      const { graph } = store.getState();
      const ids = graph.nodes.map((node) => node.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(graph.edges.map((edge) => edge.id)).size).toBe(graph.edges.length);
      for (const edge of graph.edges) {
        const output = nodes.get(graph.nodes.find((node) => node.id === edge.source)?.type ?? '')?.outputs[
          edge.sourceHandle
        ];
        const input = nodes.get(graph.nodes.find((node) => node.id === edge.target)?.type ?? '')?.inputs[
          edge.targetHandle
        ];
        expect(output && input).toBeTruthy();
      }
      expect(Object.keys(graph.layout).every((id) => ids.includes(id))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('edits of one gesture are one entry, and the next gesture is another', () => {
  const store = createEditorStore({ graph: EMPTY, registry: nodes });
  const { actions } = store.getState();
  const id = actions.addNode('filter') ?? '';
  for (const value of [0.1, 0.2, 0.3]) actions.setConfig(id, 'minScore', value, 'drag 1');
  for (const value of [0.4, 0.5]) actions.setConfig(id, 'minScore', value, 'drag 2');
  actions.endGesture();
  actions.setConfig(id, 'minScore', 0.6, 'drag 2');
  const value = () => store.getState().graph.nodes[0]?.config.minScore;
  const seen: unknown[] = [value()];
  for (let turn = 0; turn < 4; turn++) {
    actions.undo();
    seen.push(value());
  }
  expect(seen).toEqual([0.6, 0.5, 0.3, 0.5, undefined]);
  expect(store.getState().graph).toBe(EMPTY);
});

test('another model and the limit that comes with it are one edit', () => {
  const store = createEditorStore({ graph: EMPTY, registry: nodes });
  const { actions } = store.getState();
  const id = actions.addNode('detect') ?? '';
  actions.setModel(id, 'model', 'dense', { minScore: 0.4 });
  expect(store.getState().graph.nodes[0]?.config).toMatchObject({ model: 'dense', minScore: 0.4 });
  actions.undo();
  expect(store.getState().graph.nodes[0]?.config).toMatchObject({ model: 'coco-ssd', minScore: 0.25 });
});

test('a read-only editor changes nothing', () => {
  fc.assert(
    fc.property(editPicks, (sequence) => {
      const graph: Graph = { ...EMPTY, nodes: [{ id: 'photos', type: 'load', config: {} }] };
      const store = createEditorStore({ graph, registry: nodes, readOnly: true });
      for (const pick of sequence) perform(store, pick);
      expect(store.getState().graph).toBe(graph);
    }),
    { numRuns: 50 },
  );
});
