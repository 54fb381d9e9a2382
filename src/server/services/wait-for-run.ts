// Waits until a run has ended or the time is up. Told by the database, never asking it in a loop.
import { getRun, type RunKey } from '../../db/runs';
import { ENDED_RUN_STATUSES, type RunView } from '../../db/types';
import type { Services } from '../services';

export const hasEnded = ({ status }: Pick<RunView, 'status'>): boolean => ENDED_RUN_STATUSES.includes(status);

/** The run as it is when it ends, or after `ms` milliseconds, or when `signal` aborts. */
export async function waitForRun(
  { db, runSignals }: Pick<Services, 'db' | 'runSignals'>,
  key: RunKey,
  ms: number,
  signal?: AbortSignal,
): Promise<RunView> {
  let changed = true;
  let over = false;
  let wake: () => void = () => undefined;
  const stopListening = runSignals.onRun(key.runId, () => {
    changed = true;
    wake();
  });
  const finish = () => {
    over = true;
    wake();
  };
  const timer = setTimeout(finish, ms);
  signal?.addEventListener('abort', finish);
  try {
    for (;;) {
      // Cleared before reading: what happens while the answer travels is read again.
      changed = false;
      const run = await getRun(db, key);
      if (hasEnded(run) || over || signal?.aborted) return run;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (changed || over) resolve();
      });
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', finish);
    stopListening();
  }
}
