// Makes runs, claims and results for tests of what the database does with them.

import { claimBatch } from '../../src/db/claim-batch';
import type { Db } from '../../src/db/client';
import { createRun, type NewRun } from '../../src/db/create-run';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import type { Claim, ClaimedItem, NewResult, ResultStatus } from '../../src/db/types';

const LEASE_MS = 30_000;

/** A run of `count` photos in batches of `batchSize`. */
export function newRun(count: number, batchSize: number, changes: Partial<NewRun> = {}): NewRun {
  const items = Array.from({ length: count }, (_, index) => ({
    name: `photo-${index}.jpg`,
    blobId: `blob-${index}`,
    bytes: 10,
  }));
  const plan = { steps: [{ node: 'count' }] };
  return {
    teamId: DEFAULT_TEAM_ID,
    workflowName: 'Shelf',
    plan,
    planHash: 'plan-hash',
    params: {},
    items,
    batchSize,
    ...changes,
  };
}

export async function makeRun(db: Db, count: number, batchSize: number, changes: Partial<NewRun> = {}) {
  return createRun(db, newRun(count, batchSize, changes));
}

/** Claims a batch that must be free. */
export async function claim(
  db: Db,
  runId: string,
  index: number,
  workerId = 'worker-a',
  leaseMs = LEASE_MS,
): Promise<Claim> {
  const claimed = await claimBatch(db, { runId, index, workerId, leaseMs });
  if (!claimed) throw new Error(`batch ${runId}-${index} could not be claimed`);
  return claimed;
}

/** A result for a photo; a failed one has its error, a skipped one the step that passed nothing on. */
export function result(item: Pick<ClaimedItem, 'index' | 'attempt'>, status: ResultStatus = 'ok'): NewResult {
  const error = { code: 'corrupt_image', message: 'The photo is damaged.', nodeId: 'detect' };
  return {
    itemIndex: item.index,
    attempt: item.attempt,
    status,
    outputs: { count: { count: item.index } },
    durationMs: 1.5,
    ...(status === 'failed' ? { error } : {}),
    ...(status === 'skipped' ? { skipped: { save: 'photos' } } : {}),
  };
}
