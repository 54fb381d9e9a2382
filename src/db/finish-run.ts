// Ends a run: its status from the counts, its totals, its files, the last event. Knows nothing of how totals are folded.
import type { Db, Sql } from './client';
import { appendEvents } from './events';
import { runProgress } from './runs';
import type { ArtifactView, ClaimKey, Json, RunProgress, RunStatus, StoredError } from './types';
import { holdClaim } from './write-results';

/** What becomes of a run whose photos are all through: failed when photos failed and none is ok. */
export function statusOf({ ok, failed }: RunProgress): RunStatus {
  if (failed === 0) return 'completed';
  return ok === 0 ? 'failed' : 'completed_with_errors';
}

async function replaceArtifacts(sql: Sql, { teamId, runId }: ClaimKey, artifacts: readonly ArtifactView[]) {
  await sql.query('DELETE FROM "Artifact" WHERE "runId" = $1', [runId]);
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

async function endRun(sql: Sql, claim: ClaimKey, progress: RunProgress, ending: Ending): Promise<void> {
  const { teamId, runId } = claim;
  const { status, totals, error, provider } = ending;
  // A run has ended for all its batches; after a normal run only the claimed one is left.
  await sql.query(
    `UPDATE "Batch" SET status = CASE WHEN index = $2 THEN 'done' ELSE 'cancelled' END::"BatchStatus",
       "leaseUntil" = NULL, token = CASE WHEN index = $2 THEN token ELSE token + 1 END
     WHERE "runId" = $1 AND index IN (
       SELECT index FROM "Batch" WHERE "runId" = $1 AND status IN ('queued', 'leased') ORDER BY index FOR NO KEY UPDATE)`,
    [runId, claim.index],
    'end-batches',
  );
  await sql.query(
    `UPDATE "Run" SET status = $3::"RunStatus", totals = $4::json, error = $5::json,
       provider = coalesce($6, provider), "finishedAt" = now()
     WHERE "teamId" = $1 AND id = $2`,
    [teamId, runId, status, JSON.stringify(totals ?? null), error ? JSON.stringify(error) : null, provider],
    'end-run',
  );
  await appendEvents(sql, claim, [{ kind: 'finished', data: { status, ...progress, ...(error ? { error } : {}) } }]);
}

/**
 * Ends a run in one transaction that requires the claim of its finish: totals and files replace those of an earlier
 * attempt, the status follows from the photos. False when the lease was lost.
 */
export async function finishRun(
  db: Db,
  claim: ClaimKey,
  { totals, artifacts, provider }: { totals: Json; artifacts: readonly ArtifactView[]; provider: string | null },
): Promise<boolean> {
  return db.tx(async (sql) => {
    if (!(await holdClaim(sql, claim))) return false;
    const progress = await runProgress(sql, claim);
    await replaceArtifacts(sql, claim, artifacts);
    await endRun(sql, claim, progress, { status: statusOf(progress), totals, error: null, provider });
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
    await endRun(sql, claim, progress, { status: 'failed', totals: null, error, provider });
    return true;
  });
}
