// Says when something happened to a run of the team, for screens that show several.

import { LensgraphError } from '../../core/errors';
import { getRun } from '../../db/runs';
import type { RunStatus } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';

export interface RunChange {
  readonly runId: string;
  readonly status: RunStatus;
}

/**
 * Yields a run each time something happened to it; several times at once are told once. `runId` null: something may have
 * been missed, look at everything. Ends when `signal` aborts.
 */
export async function* followTeamRuns(
  { db, runSignals }: Pick<Services, 'db' | 'runSignals'>,
  { teamId }: Actor,
  signal: AbortSignal,
): AsyncGenerator<RunChange | { readonly runId: null }> {
  const changed = new Set<string | null>();
  let wake: () => void = () => undefined;
  const stopListening = runSignals.onAny((runId) => {
    changed.add(runId);
    wake();
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      const [first] = changed;
      if (first === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      changed.delete(first);
      if (first === null) yield { runId: null };
      else {
        const change = await changeOf(db, { teamId, runId: first });
        if (change) yield change;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stopListening();
  }
}

/** Null for a run of another team. */
async function changeOf(db: Services['db'], key: { teamId: string; runId: string }): Promise<RunChange | null> {
  try {
    const { status } = await getRun(db, key);
    return { runId: key.runId, status };
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') return null;
    throw error;
  }
}
