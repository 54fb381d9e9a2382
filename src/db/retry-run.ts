// Opens an ended run again for the photos that failed; the others keep their results.
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import { appendEvents } from './events';
import { getRun, type RunKey } from './runs';
import type { RunStatus, RunView, WakeUp } from './types';
import { jobIdOf } from './types';

const refuse = (reason: string, why: string) => new LensgraphError('conflict', { reason, why });

/**
 * A new attempt for each failed photo of an ended run, or those of `indexes` (and, after a run that broke as a whole, for
 * each photo without a result), in new batches; where all photos are through and only the folding broke, the folding alone. Status queued
 * again, the run's time counts anew. Throws `conflict` when the run has not ended, was cancelled, or nothing
 * of it failed. `batches` are the jobs to put on the queue.
 */
export async function retryRun(
  db: Db,
  { teamId, runId, batchSize, indexes = null }: RunKey & { batchSize: number; indexes?: readonly number[] | null },
): Promise<{ run: RunView; batches: WakeUp[] }> {
  return db.tx(async (sql) => {
    const [run] = await sql.query<{ status: RunStatus }>(
      'SELECT status::text FROM "Run" WHERE "teamId" = $1 AND id = $2 AND "deletedAt" IS NULL FOR NO KEY UPDATE',
      [teamId, runId],
    );
    if (!run) throw new LensgraphError('not_found', { what: 'run' });
    if (run.status === 'queued' || run.status === 'running')
      throw refuse('The run has not ended yet.', 'run_not_ended');
    if (run.status === 'cancelled') throw refuse('The run was cancelled. Start a new run instead.', 'run_cancelled');

    const rows = await sql.query<{ index: number; size: number }>(
      `WITH round AS (
         SELECT max(index) + 1 AS "firstIndex", max(attempt) + 1 AS attempt FROM "Batch" WHERE "runId" = $1
       ), again AS (
         SELECT item.index, (row_number() OVER (ORDER BY item.index) - 1) / $2::int + round."firstIndex" AS batch
         FROM round, "Item" item
         LEFT JOIN "ItemResult" result
           ON result."runId" = item."runId" AND result."itemIndex" = item.index AND result.attempt = item.attempt
         WHERE item."runId" = $1 AND (
           (result.status = 'failed' AND ($4::int[] IS NULL OR item.index = ANY($4))) OR result.status IS NULL)
       ), items AS (
         UPDATE "Item" item SET attempt = item.attempt + 1, "batchIndex" = again.batch
         FROM again WHERE item."runId" = $1 AND item.index = again.index
       ), batches AS (
         INSERT INTO "Batch" ("teamId", "runId", index, attempt)
         SELECT $3, $1, again.batch, round.attempt FROM round, again GROUP BY again.batch, round.attempt
         RETURNING index
       )
       SELECT batches.index, (SELECT count(*)::int FROM again WHERE again.batch = batches.index) AS size
       FROM batches ORDER BY batches.index`,
      [runId, batchSize, teamId, indexes],
    );
    if (rows.length === 0 && run.status === 'failed') rows.push(await foldAgain(sql, { teamId, runId }));
    if (rows.length === 0)
      throw refuse('No photo of this run failed, so there is nothing to try again.', 'nothing_failed');
    await sql.query(
      `UPDATE "Run" SET status = 'queued', error = NULL, "startedAt" = NULL, "finishedAt" = NULL
       WHERE "teamId" = $1 AND id = $2`,
      [teamId, runId],
    );
    const retried = rows.reduce((sum, row) => sum + row.size, 0);
    await appendEvents(sql, { teamId, runId }, [{ kind: 'queued', data: { retried } }]);
    const batches = rows.map(({ index }) => ({ runId, index, jobId: jobIdOf({ runId, index }, 0) }));
    return { run: await getRun(sql, { teamId, runId }), batches };
  });
}

/** A batch that only folds the results there are into totals and files. */
async function foldAgain(sql: Sql, { teamId, runId }: RunKey): Promise<{ index: number; size: number }> {
  const [row] = await sql.query<{ index: number; size: number }>(
    `INSERT INTO "Batch" ("teamId", "runId", index, attempt, kind)
     SELECT $1, $2, max(index) + 1, max(attempt) + 1, 'finish' FROM "Batch" WHERE "runId" = $2
     RETURNING index, 0 AS size`,
    [teamId, runId],
  );
  if (!row) throw new LensgraphError('not_found', { what: 'run' });
  return row;
}
