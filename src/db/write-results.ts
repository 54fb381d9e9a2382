// Writes what came of photos, once each, and only for who holds the batch. Knows nothing of how results came about.
import type { Db, Sql } from './client';
import { appendEvents, type NewEvent } from './events';
import { runProgress } from './runs';
import type { ClaimKey, NewResult, RunProgress } from './types';

/**
 * Locks the run and the claim's batch, in that order. False when the claim is lost: the token moved on, the batch is not
 * leased any more, or the run has ended. Everything a claim allows is written after this in the same transaction.
 */
export async function holdClaim(sql: Sql, { teamId, runId, index, token }: ClaimKey): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM "Run" run JOIN "Batch" batch ON batch."runId" = run.id
     WHERE run."teamId" = $1 AND run.id = $2 AND run.status = 'running'
       AND batch.index = $3 AND batch.token = $4 AND batch.status = 'leased'
     FOR NO KEY UPDATE OF run, batch`,
    [teamId, runId, index, token],
    'hold-claim',
  );
  return rows.length > 0;
}

/** Inserts results, leaving those that exist as they are. Returns the items that were new. */
async function insertResults(
  sql: Sql,
  { teamId, runId }: ClaimKey,
  results: readonly NewResult[],
): Promise<Set<number>> {
  const rows = await sql.query<{ itemIndex: number }>(
    `INSERT INTO "ItemResult" ("teamId", "runId", "itemIndex", attempt, status, outputs, error, "durationMs")
     SELECT $1, $2, item, attempt, status::"ResultStatus", outputs::json, error::json, duration
     FROM unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::float8[])
       AS result (item, attempt, status, outputs, error, duration)
     ON CONFLICT DO NOTHING RETURNING "itemIndex"`,
    [
      teamId,
      runId,
      results.map((result) => result.itemIndex),
      results.map((result) => result.attempt),
      results.map((result) => result.status),
      results.map((result) => JSON.stringify(result.outputs ?? {})),
      results.map((result) => (result.error ? JSON.stringify(result.error) : null)),
      results.map((result) => result.durationMs),
    ],
    'insert-results',
  );
  return new Set(rows.map((row) => row.itemIndex));
}

/** Writes results and their events in the caller's transaction, which holds the claim. Returns the run's counts after. */
export async function storeResults(sql: Sql, claim: ClaimKey, results: readonly NewResult[]): Promise<RunProgress> {
  const written = results.length > 0 ? await insertResults(sql, claim, results) : new Set<number>();
  const progress = await runProgress(sql, claim);
  if (written.size === 0) return progress;
  const fresh = results.filter((result) => written.has(result.itemIndex));
  const failed = fresh.filter((result) => result.status === 'failed');
  const events: NewEvent[] = failed.map(({ itemIndex, error }) => ({
    kind: 'itemFailed',
    data: { itemIndex, error, nodeId: error?.nodeId },
  }));
  const items = fresh.map(({ itemIndex }) => itemIndex);
  await appendEvents(sql, claim, [...events, { kind: 'progress', data: { ...progress, items } }]);
  return progress;
}

/**
 * Writes results of photos of a claimed batch in one transaction that requires the claim: one row per photo and attempt,
 * the first one stays. False when the lease was lost; nothing is written then.
 */
export async function writeResults(db: Db, claim: ClaimKey, results: readonly NewResult[]): Promise<boolean> {
  return db.tx(async (sql) => {
    if (!(await holdClaim(sql, claim))) return false;
    await storeResults(sql, claim, results);
    return true;
  });
}
