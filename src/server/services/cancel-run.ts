// Cancels a run; one that has ended stays as it is.
import { cancelRun as stopRun } from '../../db/cancel-run';
import { listArtifacts } from '../../db/runs';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type PresentedRun, presentRun } from './present-run';

/** Throws `not_found`. */
export async function cancelRun({ db }: Services, { teamId }: Actor, runId: string): Promise<PresentedRun> {
  const run = await stopRun(db, { teamId, runId });
  return presentRun(run, await listArtifacts(db, { teamId, runId }));
}
