// Takes runs out of sight and brings them back. Nothing of them is lost.
import { LensgraphError } from '../core/errors';
import type { Sql } from './client';
import { RUN_CHANNEL } from './events';
import type { RunKey } from './runs';

async function setDeleted(db: Sql, { teamId, runId }: RunKey, deleted: boolean): Promise<void> {
  const rows = await db.query(
    `UPDATE "Run" SET "deletedAt" = CASE WHEN $3 THEN now() END
     WHERE "teamId" = $1 AND id = $2 AND ("deletedAt" IS NULL) = $3
     RETURNING pg_notify('${RUN_CHANNEL}', id)`,
    [teamId, runId, deleted],
  );
  if (rows.length === 0) throw new LensgraphError('not_found', { what: 'run' });
}

/** `not_found` when there is no such run, or it is deleted already. */
export const deleteRun = (db: Sql, key: RunKey): Promise<void> => setDeleted(db, key, true);

/** `not_found` when there is no such run, or it is not deleted. */
export const restoreRun = (db: Sql, key: RunKey): Promise<void> => setDeleted(db, key, false);
