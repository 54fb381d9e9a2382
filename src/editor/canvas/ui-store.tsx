// What is open on the canvas at the moment: a wire being drawn, a list to choose from, a menu, a refusal. Nothing of it is saved or undone.
'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../core/problems';
import type { Point } from '../geometry';
import type { LooseEnd } from '../state/edits/candidates';

/** A wire being drawn from one end, and the ports at which it could end. */
export interface Linking {
  readonly end: LooseEnd;
  /** By pointer it ends with the button, by key or click with the next port. */
  readonly by: 'drag' | 'click';
  /** `NODE|PORT` of every port that fits. */
  readonly fits: ReadonlySet<string>;
}

/** A list of steps to choose from, at a place of the screen. */
export interface QuickAdd {
  readonly screen: Point;
  /** Where the new step goes; left out, where there is room. */
  readonly place?: Point;
  readonly wire?: LooseEnd | { readonly edgeId: string };
}

export interface Refusal {
  readonly problem: Problem;
  readonly screen: Point;
}

export interface CanvasUi {
  readonly linking: Linking | null;
  readonly quickAdd: QuickAdd | null;
  readonly menu: { readonly nodeId: string; readonly screen: Point; readonly connect?: boolean } | null;
  readonly refusal: Refusal | null;
  readonly renaming: string | null;
  /** Id of the step whose note is being written. */
  readonly noting: string | null;
  readonly dialog: 'find' | 'sheet' | 'history' | null;
  /** The step under the pointer, and the one that has or last had the keys: they are drawn with their ports however small. */
  readonly pointed: string | null;
  readonly focused: string | null;
  /** The outline instead of the canvas. */
  readonly asList: boolean;
  set(change: Partial<Omit<CanvasUi, 'set'>>): void;
}

const UiContext = createContext<StoreApi<CanvasUi> | null>(null);

export function UiProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() =>
    createStore<CanvasUi>((set) => ({
      linking: null,
      quickAdd: null,
      menu: null,
      refusal: null,
      renaming: null,
      noting: null,
      pointed: null,
      focused: null,
      dialog: null,
      asList: false,
      set: (change) => set(change),
    })),
  );
  return <UiContext value={store}>{children}</UiContext>;
}

export function useUiStore(): StoreApi<CanvasUi> {
  const store = useContext(UiContext);
  if (!store) throw new Error('useUi is used outside of the canvas');
  return store;
}

export function useUi<Selected>(select: (ui: CanvasUi) => Selected): Selected {
  return useStore(useUiStore(), select);
}

export const portKey = (nodeId: string, port: string): string => `${nodeId}|${port}`;
