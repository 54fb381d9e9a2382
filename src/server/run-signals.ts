// Tells waiting requests that something happened to a run, from one LISTEN of the whole process. Carries no state of runs:
// whoever is told reads the database. Knows no transport.
import type { Db } from '../db/client';
import { RUN_CHANNEL } from '../db/events';

type Told = (runId: string | null) => void;

export interface RunSignals {
  /** `fn` on everything that happens to the run, and whenever something may have been missed. Returns how to stop. */
  onRun(runId: string, fn: () => void): () => void;
  /** `fn` with the id of each run something happens to; null when something may have been missed. */
  onAny(fn: Told): () => void;
  close(): void;
}

/** Listens from now on. */
export async function openRunSignals(db: Db): Promise<RunSignals> {
  const any = new Set<Told>();
  const byRun = new Map<string, Set<() => void>>();

  const unlisten = await db.listen(RUN_CHANNEL, (runId) => {
    for (const fn of any) fn(runId);
    const told = runId === null ? [...byRun.values()] : [byRun.get(runId) ?? new Set<() => void>()];
    for (const listeners of told) for (const fn of listeners) fn();
  });

  return {
    onRun(runId, fn) {
      const listeners = byRun.get(runId) ?? new Set();
      byRun.set(runId, listeners.add(fn));
      return () => {
        listeners.delete(fn);
        if (listeners.size === 0 && byRun.get(runId) === listeners) byRun.delete(runId);
      };
    },
    onAny(fn) {
      any.add(fn);
      return () => any.delete(fn);
    },
    close: unlisten,
  };
}
