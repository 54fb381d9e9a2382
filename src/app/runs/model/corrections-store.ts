// Corrections by hand on their way to the server: shown at once, sent after a pause, kept in this browser until they are
// acknowledged, never sent over somebody else's. What got no answer may have been stored all the same, and is then no one
// else's. Knows no screen; sending and keeping are handed in.
import { createStore } from 'zustand/vanilla';
import type { CorrectionEdits } from '../../../core/corrections';
import { sameJson } from '../../../core/same-json';
import { type History, record, redo, startHistory, undo } from '../../../photo/edits/history';
import type { SaveState } from '../../../photo/viewer/viewer-types';

/** What the server holds of a photo; revision 0 when nobody corrected it yet. */
export interface Stored {
  readonly revision: number;
  readonly edits: CorrectionEdits;
}

/** What is not stored yet, and what it was changed from. */
export interface Unsaved extends Stored {
  /** What was sent and got no answer yet. */
  readonly sent: CorrectionEdits | null;
}

export interface Entry {
  readonly history: History<CorrectionEdits>;
  readonly stored: Stored;
  readonly sent: CorrectionEdits | null;
  readonly state: SaveState;
  /** What somebody else stored meanwhile. */
  readonly theirs: Stored | null;
}

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly stored: Stored }
  | { readonly kind: 'conflict'; readonly theirs: Stored }
  /** `again`: it did not arrive, and may the next time. */
  | { readonly kind: 'failed'; readonly again: boolean };

interface Outside {
  save(index: number, from: Stored, edits: CorrectionEdits): Promise<SaveAnswer>;
  /** Unsaved edits by photo; also across a reload. */
  keep(unsaved: Readonly<Record<number, Unsaved>>): void;
  readonly pauseMs: number;
}

interface Corrections {
  readonly entries: Readonly<Record<number, Entry>>;
}

const AGAIN_MS = 3_000;

export function createCorrections({ save, keep, pauseMs }: Outside) {
  const store = createStore<Corrections>(() => ({ entries: {} }));
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const sending = new Set<number>();
  let closed = false;

  const set = (index: number, entry: Entry) => {
    store.setState(({ entries }) => ({ entries: { ...entries, [index]: entry } }));
    const { entries } = store.getState();
    keep(
      Object.fromEntries(
        Object.entries(entries).flatMap(([at, { state, stored, sent, history }]) =>
          state === 'saved' ? [] : [[at, { revision: stored.revision, edits: history.now, sent }]],
        ),
      ),
    );
  };
  const entryOf = (index: number): Entry | undefined => store.getState().entries[index];
  const schedule = (index: number, ms = pauseMs) => {
    clearTimeout(timers.get(index));
    if (!closed)
      timers.set(
        index,
        setTimeout(() => void send(index), ms),
      );
  };

  async function send(index: number): Promise<void> {
    clearTimeout(timers.get(index));
    const entry = entryOf(index);
    if (!entry || entry.state === 'saved' || entry.state === 'conflict' || sending.has(index)) return;
    sending.add(index);
    const edits = entry.history.now;
    const maybeStored = [entry.sent, edits];
    set(index, { ...entry, sent: edits, state: 'saving' });
    const answer = await save(index, entry.stored, edits);
    sending.delete(index);
    const now = entryOf(index);
    if (!now) return;
    if (answer.kind === 'failed') {
      set(index, { ...now, sent: answer.again ? edits : null, state: 'failed' });
      if (answer.again) schedule(index, AGAIN_MS);
    } else if (answer.kind === 'saved') stand(index, answer.stored, now.history.now !== edits);
    else if (maybeStored.some((own) => sameJson(own, answer.theirs.edits)))
      stand(index, answer.theirs, !sameJson(now.history.now, answer.theirs.edits));
    else set(index, { ...now, sent: null, state: 'conflict', theirs: answer.theirs });
  }

  /** The server has `stored`, which was made here; `more`: something was changed since. */
  function stand(index: number, stored: Stored, more: boolean): void {
    const entry = entryOf(index);
    if (!entry) return;
    set(index, { ...entry, stored, sent: null, state: more ? 'waiting' : 'saved' });
    if (more) schedule(index);
  }

  /** From here on every change starts with an entry. */
  const start = (index: number, stored: Stored): Entry =>
    entryOf(index) ?? { history: startHistory(stored.edits), stored, sent: null, state: 'saved', theirs: null };
  const change = (index: number, entry: Entry, history: History<CorrectionEdits>) => {
    if (history === entry.history) return;
    set(index, { ...entry, history, state: entry.state === 'conflict' ? 'conflict' : 'waiting' });
    schedule(index);
  };

  return {
    store,
    /** Takes up what was kept before a reload, and sends it. */
    restore(kept: Readonly<Record<number, Unsaved>>) {
      for (const [at, { sent, ...stored }] of Object.entries(kept)) {
        const index = Number(at);
        if (entryOf(index)) continue;
        set(index, { history: startHistory(stored.edits), stored, sent, state: 'waiting', theirs: null });
        schedule(index);
      }
    },
    /** `stored`: what the page last read; counts for a first change only. `merge`: one step with the last change. */
    edit(index: number, stored: Stored, next: (edits: CorrectionEdits) => CorrectionEdits, merge = false) {
      const entry = start(index, stored);
      change(index, entry, record(entry.history, next(entry.history.now), merge));
    },
    undo(index: number) {
      const entry = entryOf(index);
      if (entry) change(index, entry, undo(entry.history));
    },
    redo(index: number) {
      const entry = entryOf(index);
      if (entry) change(index, entry, redo(entry.history));
    },
    /** The page read a photo again: what another tab stored is taken over, unless something waits here. */
    adopt(index: number, stored: Stored) {
      const entry = entryOf(index);
      if (entry?.state !== 'saved' || stored.revision <= entry.stored.revision) return;
      const same = sameJson(entry.history.now, stored.edits);
      set(index, { ...entry, stored, history: same ? entry.history : startHistory(stored.edits) });
    },
    resolve(index: number, whose: 'mine' | 'theirs') {
      const entry = entryOf(index);
      if (!entry?.theirs) return;
      const { theirs } = entry;
      if (whose === 'theirs') {
        set(index, { history: startHistory(theirs.edits), stored: theirs, sent: null, state: 'saved', theirs: null });
      } else {
        set(index, { ...entry, stored: theirs, state: 'waiting', theirs: null });
        void send(index);
      }
    },
    send,
    /** Sends at once whatever waits. */
    flush: () => void Promise.all(Object.keys(store.getState().entries).map((index) => send(Number(index)))),
    close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

export type CorrectionsStore = ReturnType<typeof createCorrections>;
