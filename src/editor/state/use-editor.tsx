// The editor's store for React: a provider and hooks. Components select small pieces, so that an edit draws only what it changed.
'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { EditorStore } from './create-store';
import type { EditorActions, EditorState } from './editor-state';
import { type HistoryView, historyView } from './history-view';

const EditorContext = createContext<EditorStore | null>(null);

export function EditorProvider({ store, children }: { readonly store: EditorStore; readonly children: ReactNode }) {
  return <EditorContext value={store}>{children}</EditorContext>;
}

export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error('useEditor is used outside of the editor');
  return store;
}

export function useEditor<Selected>(select: (state: EditorState) => Selected): Selected {
  return useStore(useEditorStore(), select);
}

export const useEditorActions = (): EditorActions => useEditor((state) => state.actions);

/** What can be undone and redone, newest first. */
export function useHistory(): HistoryView {
  const store = useEditorStore();
  const label = useStore(store, (state) => state.label);
  const past = useStore(store.temporal, (history) => history.pastStates.length);
  const future = useStore(store.temporal, (history) => history.futureStates.length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: zundo changes its lists in place, their lengths tell when
  return useMemo(() => {
    const { pastStates, futureStates } = store.temporal.getState();
    return historyView(pastStates, futureStates, label);
  }, [store, label, past, future]);
}
