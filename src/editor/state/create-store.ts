// The editor's store: the document with its history (zundo), the selection and what is said. No React, no screen, no node kind.

import { type TemporalState, temporal } from 'zundo';
import { createStore, type Mutate, type StoreApi } from 'zustand/vanilla';
import type { Graph } from '../../core/graph';
import type { NodeRegistry } from '../../core/node';
import { makeActions } from './actions';
import type { EditorState } from './editor-state';

/** Enough for a day's work; each entry shares what did not change with its neighbours. */
const HISTORY_LIMIT = 1_000;

/** The part of the state that undo brings back. */
export type HistoryEntry = Pick<EditorState, 'graph' | 'label'>;

export interface EditorOptions {
  readonly graph: Graph;
  readonly registry: NodeRegistry;
  readonly readOnly?: boolean;
}

export type EditorStore = Mutate<StoreApi<EditorState>, [['temporal', StoreApi<TemporalState<HistoryEntry>>]]>;

export function createEditorStore({ graph, registry, readOnly = false }: EditorOptions): EditorStore {
  const store: EditorStore = createStore<EditorState>()(
    temporal(
      (set, get) => ({
        graph,
        label: null,
        registry,
        readOnly,
        selection: { nodes: [], edges: [] },
        announcement: null,
        reveal: null,
        gesture: null,
        actions: makeActions(set, get, () => store.temporal.getState()),
      }),
      {
        limit: HISTORY_LIMIT,
        partialize: ({ graph, label }): HistoryEntry => ({ graph, label }),
        equality: (a, b) => a.graph === b.graph,
      },
    ),
  );
  return store;
}
