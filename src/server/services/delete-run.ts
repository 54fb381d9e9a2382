// Takes a run out of sight; one that has not ended is cancelled first. It can be brought back.
import { cancelRun } from '../../db/cancel-run';
import { deleteRun as hideRun } from '../../db/delete-run';
import type { Actor } from '../actor';
import type { Services } from '../services';

/** Throws `not_found`. */
export async function deleteRun({ db }: Services, { teamId }: Actor, runId: string): Promise<void> {
  await cancelRun(db, { teamId, runId });
  await hideRun(db, { teamId, runId });
}
