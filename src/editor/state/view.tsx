// What the editor shows beside its document: the trial run, the problems, the models there are, and what can be asked of the page.
// A store of its own, so that a new picture draws its one step anew and nothing else.
'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../core/problems';
import type { ModelChoice } from '../../fields/model-choice';
import type { EdgeView, PreviewView, StepView } from '../preview-view';
import { portionsOf, showInTurn } from './portions';

export interface EditorView {
  readonly preview: PreviewView;
  readonly problems: readonly Problem[];
  readonly models: readonly ModelChoice[];
  readonly onRun?: () => void;
  readonly onRunTo?: (nodeId: string) => void;
  readonly onSave?: () => void;
}

const ViewContext = createContext<StoreApi<EditorView> | null>(null);

export function ViewProvider({ view, children }: { readonly view: EditorView; readonly children: ReactNode }) {
  const [store] = useState(() => createStore<EditorView>(() => view));
  const { preview, problems, models, onRun, onRunTo, onSave } = view;
  useEffect(
    () => store.setState({ problems, models, onRun, onRunTo, onSave }),
    [store, problems, models, onRun, onRunTo, onSave],
  );
  useEffect(
    () => showInTurn(portionsOf(store.getState().preview, preview), (portion) => store.setState({ preview: portion })),
    [store, preview],
  );
  return <ViewContext value={store}>{children}</ViewContext>;
}

export function useViewStore(): StoreApi<EditorView> {
  const store = useContext(ViewContext);
  if (!store) throw new Error('useView is used outside of the editor');
  return store;
}

export function useView<Selected>(select: (view: EditorView) => Selected): Selected {
  return useStore(useViewStore(), select);
}

export const useStepView = (nodeId: string): StepView | undefined => useView(({ preview }) => preview.nodes[nodeId]);
export const useEdgeView = (edgeId: string): EdgeView | undefined => useView(({ preview }) => preview.edges[edgeId]);
export const useProblemCount = (nodeId: string): number =>
  useView(({ problems }) => problems.filter((problem) => problem.nodeId === nodeId).length);
