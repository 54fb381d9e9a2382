// The history as a list of labels. An entry carries the label of the edit that led to it, so what will be undone is the label of now. Pure.

import type { HistoryEntry } from './create-store';
import type { EditLabel } from './labels';

export interface HistoryView {
  /** Edits that can be undone, the next one first. */
  readonly undo: readonly EditLabel[];
  /** Edits that can be redone, the next one first. */
  readonly redo: readonly EditLabel[];
}

export function historyView(
  past: readonly Partial<HistoryEntry>[],
  future: readonly Partial<HistoryEntry>[],
  now: EditLabel | null,
): HistoryView {
  const done = [...past.slice(1).map((entry) => entry.label), ...(past.length ? [now] : [])];
  return {
    undo: done.flatMap((label) => label ?? []).reverse(),
    redo: future.flatMap((entry) => entry.label ?? []).reverse(),
  };
}
