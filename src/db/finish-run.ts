// Ends a run: its status from the counts, its totals, its files, the last event. Knows nothing of how totals are folded.
import type { Db, Sql } from './client';
import { eventValues, INSERT_EVENTS, type NewEvent } from './events';
import { runProgress } from './runs';
import type { ArtifactView, Claim, ClaimKey, Json, NewResult, RunProgress, RunStatus, StoredError } from './types';
import { holdClaim, storeResults } from './write-results';

/** What becomes of a run whose photos are all through: failed when photos failed and none is ok. */
export function statusOf({ ok, failed }: RunProgress): RunStatus {
  if (failed === 0) return 'completed';
  return ok === 0 ? 'failed' : 'completed_with_errors';
}

type FinishClaim = Pick<Claim, keyof ClaimKey | 'attempt'>;

export async function replaceArtifacts(
  sql: Sql,
  claim: FinishClaim,
  artifacts: readonly ArtifactView[],
): Promise<void> {
  const { teamId, runId, attempt } = claim;
  if (attempt > 1) await sql.query('DELETE FROM "Artifact" WHERE "runId" = $1', [runId]);
  if (artifacts.length === 0) return;
  await sql.query(
    `INSERT INTO "Artifact" ("teamId", "runId", name, "blobId", bytes, "mediaType")
     SELECT $1, $2, name, blob, bytes, media FROM unnest($3::text[], $4::text[], $5::int[], $6::text[])
       AS file (name, blob, bytes, media)`,
    [
      teamId,
      runId,
      artifacts.map((file) => file.name),
      artifacts.map((file) => file.blobId),
      artifacts.map((file) => file.bytes),
      artifacts.map((file) => file.mediaType),
    ],
  );
}

interface Ending {
  readonly status: RunStatus;
  readonly totals: Json;
  readonly error: StoredError | null;
  readonly provider: string | null;
}

/** Ends the run and all its batches (after a normal run only the claimed one is open), and tells of it. */
async function endRun(
  sql: Sql,
  claim: ClaimKey,
  { progress, events }: { progress: RunProgress; events: readonly NewEvent[] },
  { status, totals, error, provider }: Ending,
): Promise<void> {
  const { teamId, runId } = claim;
  await sql.query(
    `WITH batches AS (
       UPDATE "Batch" SET status = CASE WHEN index = $7 THEN 'done' ELSE 'cancelled' END::"BatchStatus",
         "leaseUntil" = NULL, token = CASE WHEN index = $7 THEN token ELSE token + 1 END
       WHERE "runId" = $2 AND index IN (
         SELECT index FROM "Batch" WHERE "runId" = $2 AND kind <> 'recount' AND status IN ('queued', 'leased')
         ORDER BY index FOR NO KEY UPDATE)
     ), run AS (
       UPDATE "Run" SET status = $3::"RunStatus", totals = $4::json, error = $5::json,
         provider = coalesce($6, provider), "finishedAt" = now(), "eventSeq" = "eventSeq" + cardinality($8::text[])
       WHERE "teamId" = $1 AND id = $2
       RETURNING "eventSeq" - cardinality($8::text[]) AS before
     )
     ${INSERT_EVENTS('$1', '$2', '$8', '$9')}`,
    [
      teamId,
      runId,
      status,
      JSON.stringify(totals ?? null),
      error ? JSON.stringify(error) : null,
      provider,
      claim.index,
      ...eventValues([...events, { kind: 'finished', data: { status, ...progress, ...(error ? { error } : {}) } }]),
    ],
    'end-run',
  );
}

/**
 * Ends a run in one transaction that requires the claim of its finish: totals and files replace those of an earlier
 * attempt, the status follows from the photos. A claim that is its whole run (`items` as many as `imageTotal`) may bring
 * its `results` here instead of to `completeBatch`, which saves a transaction. False when the lease was lost.
 */
export async function finishRun(
  db: Db,
  claim: FinishClaim,
  ending: {
    totals: Json;
    artifacts: readonly ArtifactView[];
    provider: string | null;
    results?: readonly NewResult[];
  },
): Promise<boolean> {
  const { totals, artifacts, provider, results = [] } = ending;
  return db.tx(async (sql) => {
    if (!(await holdClaim(sql, claim))) return false;
    const stored = await storeResults(sql, claim, results);
    await replaceArtifacts(sql, claim, artifacts);
    await endRun(sql, claim, stored, { status: statusOf(stored.progress), totals, error: null, provider });
    return true;
  });
}

/**
 * Ends a run that broke as a whole (not for a photo that failed): status failed with `error`, open batches cancelled,
 * results kept. False when the lease was lost.
 */
export async function failRun(
  db: Db,
  claim: ClaimKey,
  { error, provider }: { error: StoredError; provider: string | null },
): Promise<boolean> {
  return db.tx(async (sql) => {
    if (!(await holdClaim(sql, claim))) return false;
    const progress = await runProgress(sql, claim);
    await endRun(sql, claim, { progress, events: [] }, { status: 'failed', totals: null, error, provider });
    return true;
  });
}
