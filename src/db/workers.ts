// Which workers are alive, by their own word and the database's clock.
import type { Sql } from './client';

export interface WorkerView {
  readonly id: string;
  readonly provider: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

/** A worker says that it is alive; the first time makes its row. Rows silent for a day go. */
export async function workerSeen(db: Sql, worker: { teamId: string; id: string; provider: string }): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM "Worker" WHERE "seenAt" < now() - interval '1 day' AND id <> $2)
     INSERT INTO "Worker" (id, "teamId", provider) VALUES ($2, $1, $3)
     ON CONFLICT (id) DO UPDATE SET "seenAt" = now(), provider = excluded.provider`,
    [worker.teamId, worker.id, worker.provider],
    'worker-seen',
  );
}

/** A worker that stops in good order leaves no row. */
export async function workerGone(db: Sql, { teamId, id }: { teamId: string; id: string }): Promise<void> {
  await db.query('DELETE FROM "Worker" WHERE "teamId" = $1 AND id = $2', [teamId, id]);
}

/** The team's workers seen within `withinMs`, oldest first. */
export async function liveWorkers(
  db: Sql,
  { teamId, withinMs }: { teamId: string; withinMs: number },
): Promise<WorkerView[]> {
  return db.query(
    `SELECT id, provider, "startedAt", "seenAt" FROM "Worker"
     WHERE "teamId" = $1 AND "seenAt" > now() - $2::int * interval '1 millisecond' ORDER BY "startedAt"`,
    [teamId, withinMs],
  );
}
