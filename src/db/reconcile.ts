// Finds what the queue or a worker lost: batches whose lease ran out, and batches nobody woke up for.
// Every worker calls it every few seconds; the database lets one at a time. Acts for no team: it serves the installation.
import type { Db } from './client';
import { RUN_CHANNEL } from './events';
import type { BatchRef, WakeUp } from './types';
import { jobIdOf } from './types';

/** Key of the advisory lock that lets one process reconcile at a time; the letters RECO. */
const RECONCILE_LOCK = 0x5245434f;
/** More than this at once would only wait in the queue. */
const LIMIT = 500;

export interface Reconciled {
  /** Batches whose lease ran out: queued again with a new job id. Add these jobs. */
  readonly expired: readonly WakeUp[];
  /** Batches queued for longer than `quietMs` without being claimed: add the job again if the queue does not have it. */
  readonly quiet: readonly WakeUp[];
}

const wakeUp = ({ runId, index, enqueues }: BatchRef & { enqueues: number }): WakeUp => ({
  runId,
  index,
  jobId: jobIdOf({ runId, index }, enqueues),
});

/** One round of repair; empty when another process is at it. A quiet batch is returned once per `quietMs`. */
export async function reconcile(db: Db, { quietMs }: { quietMs: number }): Promise<Reconciled> {
  return db.tx(async (sql) => {
    const [lock] = await sql.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [RECONCILE_LOCK]);
    if (!lock?.mine) return { expired: [], quiet: [] };
    const expired = await sql.query<BatchRef & { enqueues: number }>(
      `UPDATE "Batch" SET status = 'queued', "leaseUntil" = NULL, "workerId" = NULL, enqueues = enqueues + 1,
         "checkedAt" = now()
       WHERE ("runId", index) IN (
         SELECT "runId", index FROM "Batch" WHERE status = 'leased' AND "leaseUntil" < now()
         LIMIT ${LIMIT} FOR NO KEY UPDATE SKIP LOCKED)
       RETURNING "runId", index, enqueues, pg_notify('${RUN_CHANNEL}', "runId")`,
    );
    const quiet = await sql.query<BatchRef & { enqueues: number }>(
      `UPDATE "Batch" SET "checkedAt" = now()
       WHERE ("runId", index) IN (
         SELECT "runId", index FROM "Batch"
         WHERE status = 'queued' AND "checkedAt" < now() - $1::int * interval '1 millisecond'
           AND NOT (kind = 'recount' AND EXISTS (
             SELECT 1 FROM "Run" run WHERE run.id = "runId" AND run.status IN ('queued', 'running')))
         ORDER BY "checkedAt" LIMIT ${LIMIT} FOR NO KEY UPDATE SKIP LOCKED)
       RETURNING "runId", index, enqueues`,
      [quietMs],
    );
    return { expired: expired.map(wakeUp), quiet: quiet.map(wakeUp) };
  });
}
