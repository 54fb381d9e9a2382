// Undo and redo over whole values: each step keeps the value before it. Pure.

/** Steps that can be taken back. */
const DEPTH = 100;

export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

export const startHistory = <T>(now: T): History<T> => ({ past: [], now, future: [] });

/** `merge`: the change goes on with the last one, so that a move of many small steps is taken back at once. */
export function record<T>(history: History<T>, now: T, merge = false): History<T> {
  if (now === history.now) return history;
  if (merge && history.past.length > 0) return { ...history, now, future: [] };
  return { past: [...history.past, history.now].slice(-DEPTH), now, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const previous = past.at(-1);
  return previous === undefined ? history : { past: past.slice(0, -1), now: previous, future: [now, ...future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [...history.past, history.now], now: next, future };
}
