// Puts back on the queue what it lost and what dead workers held. Runs in every worker; the database lets one at a time.

import type { Logger } from 'pino';
import type { Db } from '../db/client';
import { reconcile } from '../db/reconcile';
import type { WakeUp } from '../db/types';
import { type BatchJob, batchJobs } from '../queue/batch-queue';
import type { Queue } from '../queue/queue';

const EVERY_MS = 2_000;
/** A batch that waits this long may have lost its job. */
const QUIET_MS = 4_000;

export interface Reconciler {
  close(): Promise<void>;
}

/** One round: jobs for batches whose lease ran out, and for waiting batches whose job is not on the queue. */
export async function reconcileOnce(db: Db, queue: Queue<BatchJob>, log: Logger): Promise<void> {
  const { expired, quiet } = await reconcile(db, { quietMs: QUIET_MS });
  const lost: WakeUp[] = [];
  for (const batch of quiet) if ((await queue.state(batch.jobId)) === 'missing') lost.push(batch);
  for (const { runId, index } of expired) log.warn({ runId, batch: index }, 'a lease ran out; the batch goes on');
  for (const { runId, index } of lost) log.warn({ runId, batch: index }, 'a job was lost; it is added again');
  await queue.add(batchJobs([...expired, ...lost]));
}

export function startReconciler(db: Db, queue: Queue<BatchJob>, log: Logger): Reconciler {
  let round: Promise<void> | undefined;
  const tick = () => {
    round ??= reconcileOnce(db, queue, log)
      .catch((error: unknown) => log.warn({ err: error }, 'nothing could be put back this time'))
      .finally(() => {
        round = undefined;
      });
  };
  tick();
  const timer = setInterval(tick, EVERY_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await round;
    },
  };
}
