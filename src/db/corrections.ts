// Keeps corrections by hand, and asks for the recount that follows from them. Knows nothing of what an edit is.
import type { Db, Sql } from './client';
import { RUN_CHANNEL } from './events';
import type { RunKey } from './runs';
import type { Json, StoredError, WakeUp } from './types';
import { jobIdOf } from './types';

export interface CorrectionRow {
  readonly itemIndex: number;
  readonly revision: number;
  readonly edits: Json;
  readonly count: number;
  /** The attempt whose outputs were corrected. */
  readonly baseAttempt: number;
  /** What totals and files tell; less than `revision` while the recount is on its way. */
  readonly appliedRevision: number;
  /** Why the newest revision could not be applied. */
  readonly error: StoredError | null;
  readonly updatedAt: Date;
}

const CORRECTION = '"itemIndex", revision, edits, count, "baseAttempt", "appliedRevision", error, "updatedAt"';

/** The corrections of some photos of a run. */
export async function listCorrections(
  db: Sql,
  { teamId, runId, indexes }: RunKey & { indexes: readonly number[] },
): Promise<ReadonlyMap<number, CorrectionRow>> {
  const rows = await db.query<CorrectionRow>(
    `SELECT ${CORRECTION} FROM "Correction" WHERE "teamId" = $1 AND "runId" = $2 AND "itemIndex" = ANY($3)`,
    [teamId, runId, indexes],
  );
  return new Map(rows.map((row) => [row.itemIndex, row]));
}

/** What the steps gave for each photo before it was corrected, by index. */
export async function correctedOutputs(
  db: Sql,
  { teamId, runId, indexes }: RunKey & { indexes: readonly number[] },
): Promise<ReadonlyMap<number, Json>> {
  const rows = await db.query<{ index: number; outputs: Json }>(
    `SELECT correction."itemIndex" AS index, result.outputs FROM "Correction" correction
     JOIN "ItemResult" result ON result."runId" = correction."runId" AND result."itemIndex" = correction."itemIndex"
       AND result.attempt = correction."baseAttempt"
     WHERE correction."teamId" = $1 AND correction."runId" = $2 AND correction."itemIndex" = ANY($3)`,
    [teamId, runId, indexes],
  );
  return new Map(rows.map(({ index, outputs }) => [index, outputs]));
}

export type StoredCorrection =
  | { readonly state: 'stored'; readonly correction: CorrectionRow; readonly wakeUp: WakeUp | null }
  /** Somebody else changed it meanwhile. */
  | { readonly state: 'stale'; readonly correction: CorrectionRow };

/**
 * Keeps `edits` as the next revision of a photo's correction, if `revision` is still the current one (0: none yet), and
 * asks for a recount unless one is waiting. `attempt` is the photo's current one; it is what a first correction corrects.
 */
export async function storeCorrection(
  db: Db,
  input: RunKey & { index: number; attempt: number; revision: number; edits: Json; count: number },
): Promise<StoredCorrection> {
  const { teamId, runId, index, attempt, revision, edits, count } = input;
  return db.tx(async (sql): Promise<StoredCorrection> => {
    await sql.query('SELECT 1 FROM "Run" WHERE "teamId" = $1 AND id = $2 FOR NO KEY UPDATE', [teamId, runId]);
    const current = (await listCorrections(sql, { teamId, runId, indexes: [index] })).get(index);
    if (current && current.revision !== revision) return { state: 'stale', correction: current };
    const [correction] = await sql.query<CorrectionRow>(
      `INSERT INTO "Correction" ("teamId", "runId", "itemIndex", edits, count, "baseAttempt")
       VALUES ($1, $2, $3, $4::json, $5, $6)
       ON CONFLICT ("runId", "itemIndex") DO UPDATE
         SET revision = "Correction".revision + 1, edits = excluded.edits, count = excluded.count, error = NULL,
           "updatedAt" = now()
       RETURNING ${CORRECTION}, pg_notify('${RUN_CHANNEL}', $2)`,
      [teamId, runId, index, JSON.stringify(edits), count, attempt],
    );
    if (!correction) throw new Error('an upsert gave no row');
    return { state: 'stored', correction, wakeUp: await askForRecount(sql, { teamId, runId }) };
  });
}

/** Null when a recount waits already, or one is under way, which looks again at its end. */
async function askForRecount(sql: Sql, { teamId, runId }: RunKey): Promise<WakeUp | null> {
  const [row] = await sql.query<{ index: number; enqueues: number }>(
    `WITH again AS (
       UPDATE "Batch" SET status = 'queued', enqueues = enqueues + 1, "checkedAt" = now()
       WHERE "runId" = $2 AND kind = 'recount' AND status IN ('done', 'cancelled')
       RETURNING index, enqueues
     ), first AS (
       INSERT INTO "Batch" ("teamId", "runId", index, attempt, kind)
       SELECT $1, $2, max(index) + 1, max(attempt) + 1, 'recount' FROM "Batch" WHERE "runId" = $2
       HAVING NOT bool_or(kind = 'recount')
       RETURNING index, enqueues
     )
     SELECT * FROM again UNION ALL SELECT * FROM first`,
    [teamId, runId],
  );
  return row ? { runId, index: row.index, jobId: jobIdOf({ runId, index: row.index }, row.enqueues) } : null;
}
