// Follows a run: every event after a known one, then each as it happens, until the run has ended.
import { getRun, listEvents, type RunKey } from '../../db/runs';
import type { RunEventView } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { hasEnded } from './wait-for-run';

export interface PresentedRunEvent {
  /** Number within the run: 1, 2, 3 ... without a gap. */
  readonly id: number;
  readonly runId: string;
  readonly at: string;
  readonly kind: RunEventView['kind'];
  readonly [detail: string]: unknown;
}

const presentEvent = ({ id, runId, at, kind, data }: RunEventView): PresentedRunEvent => ({
  ...data,
  id,
  runId,
  at: at.toISOString(),
  kind,
});

/**
 * Yields lists of events in order, an empty one every `heartbeatMs` in which nothing happened. Ends when the run has
 * ended and everything was told, or `signal` aborts. Throws `not_found` with the first step.
 */
export async function* followRun(
  { db, runSignals }: Pick<Services, 'db' | 'runSignals'>,
  { teamId }: Actor,
  { runId, afterId }: { runId: string; afterId: number },
  { signal, heartbeatMs }: { signal: AbortSignal; heartbeatMs: number },
): AsyncGenerator<readonly PresentedRunEvent[]> {
  const key: RunKey = { teamId, runId };
  let changed = true;
  let wake: () => void = () => undefined;
  const rouse = () => {
    changed = true;
    wake();
  };
  const stopListening = runSignals.onRun(runId, rouse);
  signal.addEventListener('abort', rouse);
  try {
    let last = afterId;
    for (;;) {
      changed = false;
      // The run is read before its events: once it has ended, the events that follow are all there are.
      const ended = hasEnded(await getRun(db, key));
      let events = await listEvents(db, { ...key, afterId: last });
      while (events.length) {
        yield events.map(presentEvent);
        last = events.at(-1)?.id ?? last;
        events = await listEvents(db, { ...key, afterId: last });
      }
      if (ended || signal.aborted) return;
      if (!changed) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, heartbeatMs);
        });
        clearTimeout(timer);
        if (!changed) yield [];
      }
      if (signal.aborted) return;
    }
  } finally {
    signal.removeEventListener('abort', rouse);
    stopListening();
  }
}
