// Cancels a run at once: what is written stays, what is being computed is refused when it comes.
import { LensgraphError } from '../core/errors';
import type { Db } from './client';
import { appendEvents } from './events';
import { getRun, type RunKey, runProgress } from './runs';
import type { RunView } from './types';

/** Cancels a queued or running run; one that has ended stays as it is. Returns the run as it is then. */
export async function cancelRun(db: Db, { teamId, runId }: RunKey): Promise<RunView> {
  return db.tx(async (sql) => {
    const [run] = await sql.query<{ open: boolean }>(
      `SELECT status IN ('queued', 'running') AS open FROM "Run" WHERE "teamId" = $1 AND id = $2 FOR NO KEY UPDATE`,
      [teamId, runId],
    );
    if (!run) throw new LensgraphError('not_found', { what: 'run' });
    if (run.open) {
      await sql.query(
        `UPDATE "Batch" SET status = 'cancelled', token = token + 1, "leaseUntil" = NULL
         WHERE "runId" = $1 AND index IN (
           SELECT index FROM "Batch" WHERE "runId" = $1 AND kind <> 'recount' AND status IN ('queued', 'leased')
           ORDER BY index FOR NO KEY UPDATE)`,
        [runId],
      );
      await sql.query(`UPDATE "Run" SET status = 'cancelled', "finishedAt" = now() WHERE id = $1`, [runId]);
      const progress = await runProgress(sql, { teamId, runId });
      await appendEvents(sql, { teamId, runId }, [{ kind: 'cancelled', data: { ...progress } }]);
    }
    return getRun(sql, { teamId, runId });
  });
}
