// Runs the failed photos of an ended run again, all or some.
import { retryRun as reopenRun } from '../../db/retry-run';
import type { RunStatus } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { BATCH_SIZE } from './create-run';
import { enqueue } from './enqueue';

/** Throws `not_found`, and `conflict` when it has not ended, was cancelled, or nothing failed. */
export async function retryRun(
  services: Services,
  { teamId }: Actor,
  runId: string,
  indexes?: readonly number[],
): Promise<{ readonly id: string; readonly status: RunStatus }> {
  const { run, batches } = await reopenRun(services.db, { teamId, runId, batchSize: BATCH_SIZE, indexes });
  await enqueue(services, batches);
  return { id: run.id, status: run.status };
}
