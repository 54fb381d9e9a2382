// Saves a draft a second after the last change, one request at a time, and never over what somebody else saved meanwhile.
// What was sent is the new base only if it is what the server acknowledged; what changed during a save is saved after it.
// What got no answer may have been saved all the same, so it is sent again as it was before anything newer is.
// Knows no screen; how a request is made is handed in.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Graph } from '../../core/graph';
import { sameJson } from '../../core/same-json';

/** A graph as the server has it. */
export interface Saved {
  readonly graph: Graph;
  readonly revision: number;
}

export type SaveOutcome =
  | ({ readonly kind: 'saved' } & Saved)
  /** `current`: what is there now, if that could be read. */
  | { readonly kind: 'conflict'; readonly current: Saved | null }
  /** Not saved now, worth trying again. `answered`: the server said so; otherwise it may have been saved. */
  | { readonly kind: 'away'; readonly answered: boolean }
  | { readonly kind: 'refused'; readonly error: unknown };

export type SaveState = 'saved' | 'waiting' | 'saving' | 'away' | 'conflict' | 'refused';

export interface AutosaveState {
  readonly state: SaveState;
  readonly revision: number;
  readonly error: unknown;
  /** Whether what is not saved would be found again if this page were gone. */
  readonly kept: boolean;
}

export interface UnsavedWork {
  readonly graph: Graph;
  /** The revision it was changed from. */
  readonly revision: number;
  /** What was sent and got no answer yet. */
  readonly sent: Graph | null;
}

export interface AutosaveOptions {
  readonly revision: number;
  readonly graph: Graph;
  send(graph: Graph, revision: number): Promise<SaveOutcome>;
  /** Keeps and forgets the copy in this browser. */
  keep(work: UnsavedWork): boolean;
  forget(): void;
  readonly quietMs?: number;
  readonly retryMs?: number;
}

export interface Autosave {
  readonly store: StoreApi<AutosaveState>;
  changed(graph: Graph): void;
  /** Goes on with what an earlier page could not save. */
  resume(work: Pick<UnsavedWork, 'graph' | 'sent'>): void;
  /** Saves now what is not saved; true when all of it is. */
  flush(): Promise<boolean>;
  /** Another graph and revision are the base from now on: what the server has. */
  rebase(graph: Graph, revision: number): void;
  /** Tries no more until something changes again. */
  stop(): void;
}

const QUIET_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

export function createAutosave(options: AutosaveOptions): Autosave {
  const { send, keep, forget, quietMs = QUIET_MS, retryMs = FIRST_RETRY_MS } = options;
  const store = createStore<AutosaveState>(() => ({
    state: 'saved',
    revision: options.revision,
    error: null,
    kept: true,
  }));
  let latest = options.graph;
  let saved = options.graph;
  let there = options.graph;
  let unanswered: Graph | null = null;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let pause = retryMs;

  const later = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), ms);
  };
  const keepHere = (revision: number): void =>
    store.setState({ kept: keep({ graph: latest, revision, sent: unanswered }) });
  const isClean = (): boolean => latest === saved && unanswered === null;

  function run(): Promise<void> {
    running ??= save().finally(() => {
      running = null;
      const { state } = store.getState();
      if (state === 'waiting') later(quietMs);
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
    if (state === 'conflict') return;
    if (isClean()) {
      // Changed and changed back.
      store.setState({ state: 'saved', error: null });
      forget();
      return;
    }
    store.setState({ state: 'saving', error: null });
    await attempt(unanswered ?? latest, revision);
  }

  async function attempt(sent: Graph, revision: number): Promise<void> {
    const before = unanswered;
    unanswered = sent;
    keepHere(revision);
    const outcome = await send(sent, revision);
    const isNewest = sent === latest;
    unanswered = outcome.kind === 'away' && !outcome.answered ? sent : null;
    switch (outcome.kind) {
      case 'saved':
        saved = sent;
        there = outcome.graph;
        pause = retryMs;
        store.setState({ revision: outcome.revision, state: isNewest ? 'saved' : 'waiting' });
        if (isNewest) forget();
        else keepHere(outcome.revision);
        return;
      case 'refused':
        store.setState({ state: 'refused', error: outcome.error });
        // What was sent before the last change may be why.
        if (!isNewest) later(quietMs);
        return;
      case 'conflict':
        // Only the number went on, as when it was deleted and brought back; or what got no answer was saved.
        if (outcome.current && [there, before].some((graph) => sameJson(graph, outcome.current?.graph))) {
          there = outcome.current.graph;
          store.setState({ revision: outcome.current.revision });
          return attempt(latest, outcome.current.revision);
        }
        // The server keeps what it refuses; it shall be the newest.
        if (!isNewest) return attempt(latest, revision);
        store.setState({ state: 'conflict' });
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
      stopped = false;
      const { state, revision } = store.getState();
      keepHere(revision);
      if (state === 'conflict') return;
      if (state !== 'saving' && state !== 'away') store.setState({ state: 'waiting' });
      if (state !== 'away') later(quietMs);
    },
    resume(work) {
      unanswered = work.sent;
      this.changed(work.graph);
    },
    async flush() {
      for (let turn = 0; turn < 5 && !isClean(); turn++) {
        await run();
        if (['conflict', 'refused', 'away'].includes(store.getState().state)) return false;
      }
      return isClean();
    },
    rebase(graph, revision) {
      clearTimeout(timer);
      latest = graph;
      saved = graph;
      there = graph;
      unanswered = null;
      store.setState({ state: 'saved', revision, error: null });
      forget();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
