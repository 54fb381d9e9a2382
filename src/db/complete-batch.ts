// Ends a batch of photos, and finds out whether it was the last of its run. Knows nothing of what a finish does.
import type { Db, Sql } from './client';
import { appendEvents } from './events';
import type { ClaimKey, NewResult, WakeUp } from './types';
import { jobIdOf } from './types';
import { holdClaim, storeResults } from './write-results';

/**
 * `lost`: the lease was lost, nothing was written. `more`: other batches are still open. `finishInline`: the run had this
 * one batch, and the claim goes on as the claim of the finish: call `finishRun` with it. `finish`: this was the last of
 * several; `wakeUp` is the job of the finish batch, to be put on the queue.
 */
export type Completion =
  | { readonly state: 'lost' }
  | { readonly state: 'more' }
  | { readonly state: 'finishInline' }
  | { readonly state: 'finish'; readonly wakeUp: WakeUp };

async function markDone(sql: Sql, { runId, index }: ClaimKey): Promise<void> {
  await sql.query(`UPDATE "Batch" SET status = 'done', "leaseUntil" = NULL WHERE "runId" = $1 AND index = $2`, [
    runId,
    index,
  ]);
}

/**
 * Writes the last results of a claimed batch and ends it, in one transaction that requires the claim. The run is locked,
 * so of two batches that end at the same time exactly one is the last.
 */
export async function completeBatch(db: Db, claim: ClaimKey, lastResults: readonly NewResult[]): Promise<Completion> {
  return db.tx(async (sql): Promise<Completion> => {
    if (!(await holdClaim(sql, claim))) return { state: 'lost' };
    const { events } = await storeResults(sql, claim, lastResults);
    await appendEvents(sql, claim, events);
    const { runId, index } = claim;
    const [row] = await sql.query<{ inRound: number; open: number; last: number }>(
      `SELECT count(*) FILTER (WHERE other.kind = 'items' AND other.attempt = own.attempt)::int AS "inRound",
         count(*) FILTER (WHERE other.index <> own.index AND other.kind <> 'recount'
           AND other.status IN ('queued', 'leased'))::int AS open,
         max(other.index) AS last
       FROM "Batch" own JOIN "Batch" other ON other."runId" = own."runId"
       WHERE own."runId" = $1 AND own.index = $2`,
      [runId, index],
      'open-batches',
    );
    if (row?.open === 0 && row.inRound === 1) return { state: 'finishInline' };
    await markDone(sql, claim);
    if (row?.open !== 0) return { state: 'more' };
    const ref = { runId, index: row.last + 1 };
    await sql.query(
      `INSERT INTO "Batch" ("teamId", "runId", index, attempt, kind)
       SELECT "teamId", "runId", $3, attempt, 'finish' FROM "Batch" WHERE "runId" = $1 AND index = $2`,
      [runId, index, ref.index],
    );
    return { state: 'finish', wakeUp: { ...ref, jobId: jobIdOf(ref, 0) } };
  });
}
