// The recount of an ended run after corrections by hand: what is to be redone, and its end, in which photos, totals and files
// change together. Knows nothing of how anything is counted.
import type { Db, Sql } from './client';
import { RUN_CHANNEL } from './events';
import { replaceArtifacts } from './finish-run';
import type { RunKey } from './runs';
import type {
  ArtifactView,
  Claim,
  ClaimedItem,
  ClaimKey,
  Json,
  NewResult,
  RunStatus,
  StoredError,
  WakeUp,
} from './types';
import { jobIdOf } from './types';
import { insertResults } from './write-results';

/** A correction that totals and files do not tell yet. */
export interface PendingCorrection {
  /** The photo, in the attempt that the recount makes. */
  readonly item: ClaimedItem;
  readonly revision: number;
  readonly edits: Json;
  readonly count: number;
  /** What its steps had given before any correction. */
  readonly before: NewResult;
}

export interface PendingRecount {
  readonly status: RunStatus;
  /** Milliseconds since the newest correction. */
  readonly quietMs: number;
  readonly corrections: readonly PendingCorrection[];
}

interface PendingRow {
  index: number;
  attempt: number;
  name: string;
  blobId: string;
  bytes: number;
  revision: number;
  edits: Json;
  count: number;
  outputs: Json;
  status: NewResult['status'];
  skipped: Readonly<Record<string, string>> | null;
  durationMs: number;
  stepMs: Readonly<Record<string, number>> | null;
  unsure: number | null;
}

/** What waits to be told; corrections that could not be applied wait for the next change. */
export async function pendingRecount(db: Sql, { teamId, runId }: RunKey): Promise<PendingRecount> {
  const [run] = await db.query<{ status: RunStatus; quietMs: number }>(
    `SELECT run.status::text, coalesce(extract(epoch FROM clock_timestamp() - (
         SELECT max("updatedAt") FROM "Correction" WHERE "runId" = run.id)) * 1000, 0)::float8 AS "quietMs"
     FROM "Run" run WHERE run."teamId" = $1 AND run.id = $2`,
    [teamId, runId],
  );
  const rows = await db.query<PendingRow>(
    `SELECT item.index, item.name, item."blobId", item.bytes, correction.revision, correction.edits, correction.count,
       (SELECT max(attempt) + 1 FROM "ItemResult" WHERE "runId" = $2 AND "itemIndex" = item.index) AS attempt,
       result.outputs, result.status::text, result.skipped, result."durationMs", result."stepMs", result.unsure
     FROM "Correction" correction
     JOIN "Item" item ON item."runId" = correction."runId" AND item.index = correction."itemIndex"
     JOIN "ItemResult" result ON result."runId" = correction."runId" AND result."itemIndex" = correction."itemIndex"
       AND result.attempt = correction."baseAttempt"
     WHERE correction."teamId" = $1 AND correction."runId" = $2
       AND correction.revision > correction."appliedRevision" AND correction.error IS NULL
     ORDER BY item.index`,
    [teamId, runId],
  );
  return { status: run?.status ?? 'cancelled', quietMs: run?.quietMs ?? 0, corrections: rows.map(pendingOf) };
}

function pendingOf(row: PendingRow): PendingCorrection {
  const { index, attempt, name, blobId, bytes, revision, edits, count } = row;
  const { status, outputs, durationMs, skipped, stepMs, unsure } = row;
  const before = { itemIndex: index, attempt, status, outputs, durationMs };
  return {
    item: { index, attempt, name, blobId, bytes },
    revision,
    edits,
    count,
    before: {
      ...before,
      ...(skipped ? { skipped } : {}),
      ...(stepMs ? { stepMs } : {}),
      ...(unsure === null ? {} : { unsure }),
    },
  };
}

/** What became of one correction: a new result of its photo, or why there is none. */
export interface Recounted {
  readonly index: number;
  readonly revision: number;
  readonly outcome: { readonly result: NewResult } | { readonly error: StoredError };
}

export type RecountEnd =
  /** The lease was lost or the run was opened again: nothing was written. */
  | { readonly state: 'lost' }
  | { readonly state: 'done' }
  /** More corrections came meanwhile; put the job on the queue. */
  | { readonly state: 'again'; readonly wakeUp: WakeUp };

type RecountClaim = Pick<Claim, keyof ClaimKey | 'attempt'>;

/**
 * Ends a recount in one transaction that requires its claim. `folded`: totals and files that tell the new results; null
 * for a run that has none. Either all of it is seen or nothing.
 */
export async function finishRecount(
  db: Db,
  claim: RecountClaim,
  recounted: readonly Recounted[],
  folded: { readonly totals: Json; readonly artifacts: readonly ArtifactView[] } | null,
): Promise<RecountEnd> {
  const { teamId, runId } = claim;
  return db.tx(async (sql): Promise<RecountEnd> => {
    if (!(await holdRecount(sql, claim))) return { state: 'lost' };
    const results = recounted.flatMap(({ outcome }) => ('result' in outcome ? [outcome.result] : []));
    if (results.length > 0) await showResults(sql, claim, results);
    for (const { index, revision, outcome } of recounted) {
      await sql.query(
        `UPDATE "Correction"
         SET "appliedRevision" = CASE WHEN $4::json IS NULL THEN $3 ELSE "appliedRevision" END,
           error = CASE WHEN revision = $3 THEN $4::json ELSE error END
         WHERE "runId" = $1 AND "itemIndex" = $2`,
        [runId, index, revision, 'error' in outcome ? JSON.stringify(outcome.error) : null],
        'correction-applied',
      );
    }
    if (folded) {
      await replaceArtifacts(sql, claim, folded.artifacts);
      await sql.query('UPDATE "Run" SET totals = $3::json WHERE "teamId" = $1 AND id = $2', [
        teamId,
        runId,
        JSON.stringify(folded.totals ?? null),
      ]);
    }
    return closeBatch(sql, claim);
  });
}

/** Locks the run and the claim's batch. False when the claim is lost, or the run is open again. */
async function holdRecount(sql: Sql, { teamId, runId, index, token, workerId }: ClaimKey): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM "Run" run JOIN "Batch" batch ON batch."runId" = run.id
     WHERE run."teamId" = $1 AND run.id = $2 AND run.status NOT IN ('queued', 'running')
       AND batch.index = $3 AND batch.token = $4 AND batch."workerId" = $5 AND batch.status = 'leased'
     FOR NO KEY UPDATE OF run, batch`,
    [teamId, runId, index, token, workerId],
  );
  return rows.length > 0;
}

/** Writes the results and makes them the photos' current ones. */
async function showResults(sql: Sql, claim: ClaimKey, results: readonly NewResult[]): Promise<void> {
  await insertResults(sql, claim, results);
  await sql.query(
    `UPDATE "Item" item SET attempt = result.attempt FROM unnest($2::int[], $3::int[]) AS result (index, attempt)
     WHERE item."runId" = $1 AND item.index = result.index`,
    [claim.runId, results.map(({ itemIndex }) => itemIndex), results.map(({ attempt }) => attempt)],
  );
}

async function closeBatch(sql: Sql, { runId, index }: ClaimKey): Promise<RecountEnd> {
  const [row] = await sql.query<{ more: boolean; enqueues: number }>(
    `WITH waiting AS (
       SELECT EXISTS (SELECT 1 FROM "Correction"
         WHERE "runId" = $1 AND revision > "appliedRevision" AND error IS NULL) AS more
     )
     UPDATE "Batch" SET status = CASE WHEN more THEN 'queued' ELSE 'done' END::"BatchStatus", "leaseUntil" = NULL,
       enqueues = enqueues + more::int, "checkedAt" = now()
     FROM waiting WHERE "runId" = $1 AND index = $2
     RETURNING more, enqueues, pg_notify('${RUN_CHANNEL}', $1)`,
    [runId, index],
  );
  if (!row?.more) return { state: 'done' };
  return { state: 'again', wakeUp: { runId, index, jobId: jobIdOf({ runId, index }, row.enqueues) } };
}
