// Writes what came of photos, once each, and only for who holds the batch. Knows nothing of how results came about.
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import { COUNTS, type Counts, progressOf } from './counts';
import { appendEvents, type NewEvent } from './events';
import type { ClaimKey, NewResult, RunProgress } from './types';

/**
 * Locks the run and the claim's batch, in that order. False when the claim is lost: the token moved on, the batch is not
 * leased any more, or the run has ended. Everything a claim allows is written after this in the same transaction.
 */
export async function holdClaim(sql: Sql, { teamId, runId, index, token, workerId }: ClaimKey): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM "Run" run JOIN "Batch" batch ON batch."runId" = run.id
     WHERE run."teamId" = $1 AND run.id = $2 AND run.status = 'running'
       AND batch.index = $3 AND batch.token = $4 AND batch."workerId" = $5 AND batch.status = 'leased'
     FOR NO KEY UPDATE OF run, batch`,
    [teamId, runId, index, token, workerId],
    'hold-claim',
  );
  return rows.length > 0;
}

/**
 * Inserts results, leaving those that exist as they are, and counts: a statement does not see its own inserts, so the
 * counts are those from before and the new rows. Nobody else writes meanwhile, the caller holds the run.
 */
const STORE = `
WITH written AS (
  INSERT INTO "ItemResult" ("teamId", "runId", "itemIndex", attempt, status, outputs, error, skipped, "durationMs",
    "stepMs", unsure)
  SELECT $1, $2, item, attempt, status::"ResultStatus", outputs::json, error::json, skipped::json, duration,
    steps::json, unsure
  FROM unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::float8[], $10::text[], $11::int[])
    AS result (item, attempt, status, outputs, error, skipped, duration, steps, unsure)
  ON CONFLICT DO NOTHING RETURNING "itemIndex", attempt, status
), fresh AS (
  SELECT coalesce(array_agg(written."itemIndex"), '{}') AS items,
    count(*) FILTER (WHERE written.status = 'ok')::int AS ok,
    count(*) FILTER (WHERE written.status = 'skipped')::int AS skipped,
    count(*) FILTER (WHERE written.status = 'failed')::int AS failed
  FROM written
)
SELECT fresh.items, r."imageTotal" AS total, c.ok + fresh.ok AS ok, c.skipped + fresh.skipped AS skipped,
  c.failed + fresh.failed AS failed
FROM fresh, "Run" r, LATERAL (${COUNTS}) c
WHERE r."teamId" = $1 AND r.id = $2`;

/** Writes results and counts those that were not there yet; the caller holds the run. */
export async function insertResults(sql: Sql, { teamId, runId }: ClaimKey, results: readonly NewResult[]) {
  const [row] = await sql.query<Counts & { items: number[]; total: number }>(
    STORE,
    [
      teamId,
      runId,
      results.map((result) => result.itemIndex),
      results.map((result) => result.attempt),
      results.map((result) => result.status),
      results.map((result) => JSON.stringify(result.outputs ?? {})),
      results.map((result) => (result.error ? JSON.stringify(result.error) : null)),
      results.map((result) => (result.skipped ? JSON.stringify(result.skipped) : null)),
      results.map((result) => result.durationMs),
      results.map((result) => (result.stepMs ? JSON.stringify(result.stepMs) : null)),
      results.map((result) => result.unsure ?? null),
    ],
    'store-results',
  );
  if (!row) throw new LensgraphError('not_found', { what: 'run' });
  return { written: new Set(row.items), progress: progressOf(row.total, row) };
}

/**
 * Writes results in the caller's transaction, which holds the claim. Returns the run's counts after, and the events that
 * tell of it, for the caller to append.
 */
export async function storeResults(
  sql: Sql,
  claim: ClaimKey,
  results: readonly NewResult[],
): Promise<{ progress: RunProgress; events: NewEvent[] }> {
  const { written, progress } = await insertResults(sql, claim, results);
  if (written.size === 0) return { progress, events: [] };
  const fresh = results.filter((result) => written.has(result.itemIndex));
  const failed = fresh.filter((result) => result.status === 'failed');
  const events: NewEvent[] = failed.map(({ itemIndex, error }) => ({
    kind: 'itemFailed',
    data: { itemIndex, error, nodeId: error?.nodeId },
  }));
  const items = fresh.map(({ itemIndex }) => itemIndex);
  return { progress, events: [...events, { kind: 'progress', data: { ...progress, items } }] };
}

/**
 * Writes results of photos of a claimed batch in one transaction that requires the claim: one row per photo and attempt,
 * the first one stays. False when the lease was lost; nothing is written then.
 */
export async function writeResults(db: Db, claim: ClaimKey, results: readonly NewResult[]): Promise<boolean> {
  return db.tx(async (sql) => {
    if (!(await holdClaim(sql, claim))) return false;
    const { events } = await storeResults(sql, claim, results);
    await appendEvents(sql, claim, events);
    return true;
  });
}
