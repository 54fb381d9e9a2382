// Saves a draft a second after the last change, one request at a time, and never over what somebody else saved meanwhile.
// What was sent is the new base only if it is what the server acknowledged; what changed during a save is saved after it.
// Knows no screen; how a request is made is handed in.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Graph } from '../../core/graph';

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly error: unknown };

export type SaveState = 'saved' | 'waiting' | 'saving' | 'away' | 'conflict' | 'refused';

export interface AutosaveState {
  readonly state: SaveState;
  readonly revision: number;
  readonly error: unknown;
}

export interface AutosaveOptions {
  readonly revision: number;
  readonly graph: Graph;
  send(graph: Graph, revision: number): Promise<SaveOutcome>;
  /** Keeps and forgets the copy in this browser. */
  keep(graph: Graph, revision: number): void;
  forget(): void;
  readonly quietMs?: number;
  readonly retryMs?: number;
}

export interface Autosave {
  readonly store: StoreApi<AutosaveState>;
  changed(graph: Graph): void;
  /** Saves now what is not saved; true when all of it is. */
  flush(): Promise<boolean>;
  /** Another graph and revision are the base from now on: what the server has. */
  rebase(graph: Graph, revision: number): void;
  stop(): void;
}

const QUIET_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

export function createAutosave(options: AutosaveOptions): Autosave {
  const { send, keep, forget, quietMs = QUIET_MS, retryMs = FIRST_RETRY_MS } = options;
  const store = createStore<AutosaveState>(() => ({ state: 'saved', revision: options.revision, error: null }));
  let latest = options.graph;
  let saved = options.graph;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let pause = retryMs;

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };

  function run(): Promise<void> {
    running ??= save().finally(() => {
      running = null;
      const { state } = store.getState();
      if (latest !== saved && state === 'waiting') later(quietMs);
      if (state === 'away') {
        later(pause);
        pause = Math.min(pause * 2, LONGEST_RETRY_MS);
      }
    });
    return running;
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    const { state, revision } = store.getState();
    if (latest === saved || state === 'conflict') return;
    const sent = latest;
    store.setState({ state: 'saving', error: null });
    const outcome = await send(sent, revision);
    switch (outcome.kind) {
      case 'saved':
        saved = sent;
        pause = retryMs;
        store.setState({ revision: outcome.revision, state: latest === saved ? 'saved' : 'waiting' });
        if (latest === saved) forget();
        else keep(latest, outcome.revision);
        return;
      case 'refused':
        store.setState({ state: 'refused', error: outcome.error });
        return;
      default:
        store.setState({ state: outcome.kind });
    }
  }

  return {
    store,
    changed(graph) {
      if (graph === latest) return;
      latest = graph;
      const { state, revision } = store.getState();
      keep(graph, revision);
      if (state === 'conflict') return;
      if (state !== 'saving' && state !== 'away') store.setState({ state: 'waiting' });
      if (state !== 'away') later(quietMs);
    },
    async flush() {
      for (let turn = 0; turn < 5 && latest !== saved; turn++) {
        await run();
        if (['conflict', 'refused', 'away'].includes(store.getState().state)) return false;
      }
      return latest === saved;
    },
    rebase(graph, revision) {
      clearTimeout(timer);
      latest = graph;
      saved = graph;
      store.setState({ state: 'saved', revision, error: null });
      forget();
    },
    stop: () => clearTimeout(timer),
  };
}
