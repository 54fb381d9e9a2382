// Takes a batch for a worker, keeps it, gives it back. A claim is a lease by the database's clock plus a fencing token.
// Knows nothing of jobs: any worker may claim any batch at any time, the database decides.
import type { Db } from './client';
import { RUN_CHANNEL } from './events';
import type { BatchKind, BatchRef, Claim, ClaimedItem, ClaimKey, Json, WakeUp } from './types';
import { batchKey, jobIdOf } from './types';

// Claims and heartbeats do not wait for the disk: a crash of the server may forget the last ones, and then their batches
// are claimed again. That is why a write must name worker and token: the same token may have been given to another since.
// The run is locked before the batch here and wherever both are, so that no two transactions wait for each other.
const CLAIM = `
WITH run AS MATERIALIZED (
  SELECT id, "teamId", status, plan, "planHash", params, "workflowName", "imageTotal" FROM "Run" WHERE id = $1
  FOR NO KEY UPDATE
), claimed AS (
  UPDATE "Batch" batch
  SET status = 'leased', token = batch.token + 1, claims = batch.claims + 1, "workerId" = $3,
      "leaseUntil" = now() + $4::int * interval '1 millisecond'
  FROM run
  WHERE batch."runId" = run.id AND batch.index = $2 
    -- A recount is of a run that has ended; everything else of one that has not.
    AND (batch.kind = 'recount') <> (run.status IN ('queued', 'running'))
    AND (batch.status = 'queued' OR (batch.status = 'leased' AND batch."leaseUntil" < now()))
  RETURNING batch.kind, batch.token, batch.attempt
), started AS (
  UPDATE "Run" SET status = 'running', "startedAt" = coalesce("startedAt", now()), "eventSeq" = "eventSeq" + 1
  WHERE id = $1 AND status = 'queued' AND EXISTS (SELECT 1 FROM claimed)
  RETURNING "teamId", id, "eventSeq"
), event AS (
  INSERT INTO "RunEvent" ("teamId", "runId", seq, kind, data) SELECT "teamId", id, "eventSeq", 'started', '{}' FROM started
)
SELECT set_config('synchronous_commit', 'off', true), run."teamId", run.plan, run."planHash", run.params,
  run."workflowName", run."imageTotal",
  claimed.kind::text, claimed.token, claimed.attempt,
  (SELECT count(pg_notify('${RUN_CHANNEL}', id)) FROM started),
  (SELECT coalesce(json_agg(json_build_object('index', item.index, 'attempt', item.attempt, 'name', item.name,
            'blobId', item."blobId", 'bytes', item.bytes) ORDER BY item.index), '[]')
   FROM "Item" item
   WHERE item."runId" = $1 AND item."batchIndex" = $2 AND claimed.kind = 'items' AND NOT EXISTS (
     SELECT 1 FROM "ItemResult" result
     WHERE result."runId" = $1 AND result."itemIndex" = item.index AND result.attempt = item.attempt)
  ) AS items
FROM run, claimed`;

interface ClaimRow {
  teamId: string;
  plan: Json;
  planHash: string;
  params: Json;
  workflowName: string;
  imageTotal: number;
  kind: BatchKind;
  token: number;
  attempt: number;
  items: ClaimedItem[];
}

/**
 * Claims a batch for `leaseMs`, counted by the database. Null when there is nothing to do: the batch is done or
 * cancelled, its run has ended, or another worker's lease is alive. The first claim of a run marks it running.
 */
export async function claimBatch(
  db: Db,
  { runId, index, workerId, leaseMs }: BatchRef & { workerId: string; leaseMs: number },
): Promise<Claim | null> {
  const [row] = await db.query<ClaimRow>(CLAIM, [runId, index, workerId, leaseMs], 'claim-batch');
  if (!row) return null;
  const { teamId, kind, token, attempt, items, plan, planHash, params, workflowName, imageTotal } = row;
  const run = { plan, planHash, params, workflowName, imageTotal };
  return { teamId, runId, index, kind, token, workerId, attempt, ...run, items };
}

/** Renews the leases of `claims` by `leaseMs` from now. Returns the `batchKey`s still held; stop the work on the others. */
export async function heartbeat(db: Db, claims: readonly ClaimKey[], leaseMs: number): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const rows = await db.query<{ runId: string; index: number }>(
    `WITH held AS MATERIALIZED (
       SELECT batch."runId", batch.index
       FROM "Batch" batch
       JOIN unnest($1::text[], $2::int[], $3::int[], $5::text[]) AS claim ("runId", index, token, worker)
         ON claim."runId" = batch."runId" AND claim.index = batch.index AND claim.token = batch.token
           AND claim.worker = batch."workerId"
       WHERE batch.status = 'leased'
       ORDER BY batch."runId", batch.index FOR NO KEY UPDATE OF batch
     )
     UPDATE "Batch" batch SET "leaseUntil" = now() + $4::int * interval '1 millisecond'
     FROM held WHERE batch."runId" = held."runId" AND batch.index = held.index
     RETURNING batch."runId", batch.index, set_config('synchronous_commit', 'off', true)`,
    [
      claims.map((claim) => claim.runId),
      claims.map((claim) => claim.index),
      claims.map((claim) => claim.token),
      leaseMs,
      claims.map((claim) => claim.workerId),
    ],
    'heartbeat',
  );
  return new Set(rows.map(batchKey));
}

/** Gives a claim back at once, for a worker that stops. Returns the job to add, or null when the claim was lost already. */
export async function releaseBatch(
  db: Db,
  { teamId, runId, index, token, workerId }: ClaimKey,
): Promise<WakeUp | null> {
  const [row] = await db.query<{ enqueues: number }>(
    `UPDATE "Batch" SET status = 'queued', "leaseUntil" = NULL, "workerId" = NULL, "checkedAt" = now(),
       enqueues = enqueues + 1
     WHERE "teamId" = $1 AND "runId" = $2 AND index = $3 AND token = $4 AND "workerId" = $5 AND status = 'leased'
     RETURNING enqueues`,
    [teamId, runId, index, token, workerId],
  );
  return row ? { runId, index, jobId: jobIdOf({ runId, index }, row.enqueues) } : null;
}
