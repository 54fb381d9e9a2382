// Tells a page what happened to the team's runs and workflows, as it happens. A page that comes back names the last thing it
// was told and is told what it missed, or that it must look at everything.
import { LensgraphError } from '../../core/errors';
import { getRun } from '../../db/runs';
import type { RunStatus } from '../../db/types';
import type { Actor } from '../actor';
import type { LiveChange, NumberedChange } from '../live-changes';
import type { Services } from '../services';

export type Change =
  | { readonly kind: 'run'; readonly runId: string; readonly status: RunStatus | 'deleted' }
  | { readonly kind: 'workflow'; readonly workflowId: string; readonly revision: number }
  | { readonly kind: 'all' };

export interface TrackedChange {
  /** Name it to go on from here. */
  readonly id: string;
  readonly change: Change;
}

/**
 * Begins with `all` unless `lastId` is known here: a page cannot know what happened between being made and listening.
 * Several changes of one thing that wait together are told once. Ends when `signal` aborts.
 */
export async function* followChanges(
  services: Pick<Services, 'db' | 'live'>,
  actor: Actor,
  { lastId, signal }: { lastId?: string | null; signal: AbortSignal },
): AsyncGenerator<TrackedChange> {
  const { live } = services;
  let wake: () => void = () => undefined;
  const rouse = () => wake();
  const stopListening = live.onChange(rouse);
  signal.addEventListener('abort', rouse);
  try {
    const known = lastId ? live.seqOf(lastId) : null;
    let seq = known ?? live.last();
    if (known === null) yield { id: live.idOf(seq), change: { kind: 'all' } };
    while (!signal.aborted) {
      const waiting = live.after(seq);
      if (waiting === null) {
        seq = live.last();
        yield { id: live.idOf(seq), change: { kind: 'all' } };
        continue;
      }
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          // What came between looking and waiting.
          if (live.last() > seq || signal.aborted) resolve();
        });
        continue;
      }
      seq = waiting.at(-1)?.seq ?? seq;
      for (const { seq: at, change } of newestOfEach(waiting)) {
        const told = await tell(services, actor, change);
        if (told) yield { id: live.idOf(at), change: told };
        if (signal.aborted) return;
      }
    }
  } finally {
    signal.removeEventListener('abort', rouse);
    stopListening();
  }
}

/** In the order of their last change, so that an id never stands for something that was not told. */
function newestOfEach(changes: readonly NumberedChange[]): NumberedChange[] {
  const newest = new Map(changes.map((each) => [keyOf(each.change), each]));
  return [...newest.values()].sort((a, b) => a.seq - b.seq);
}

function keyOf(change: LiveChange): string {
  if (change.kind === 'run') return `run ${change.runId}`;
  return change.kind === 'workflow' ? `workflow ${change.workflowId}` : 'all';
}

/** Null for what belongs to another team. */
async function tell({ db }: Pick<Services, 'db'>, { teamId }: Actor, change: LiveChange): Promise<Change | null> {
  if (change.kind === 'all') return change;
  if (change.kind === 'workflow') {
    const { workflowId, revision } = change;
    return change.teamId === teamId ? { kind: 'workflow', workflowId, revision } : null;
  }
  const { runId } = change;
  try {
    return { kind: 'run', runId, status: (await getRun(db, { teamId, runId })).status };
  } catch (error) {
    if (!(error instanceof LensgraphError && error.code === 'not_found')) throw error;
    return (await belongsTo(db, teamId, runId)) ? { kind: 'run', runId, status: 'deleted' } : null;
  }
}

async function belongsTo(db: Services['db'], teamId: string, runId: string): Promise<boolean> {
  return (await db.query('SELECT 1 FROM "Run" WHERE "teamId" = $1 AND id = $2', [teamId, runId])).length > 0;
}
