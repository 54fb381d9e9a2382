// How a run gets on: what waits before it, how quickly its photos come, how long each step took. Changes nothing.
import type { Sql } from './client';
import type { RunKey } from './runs';

/** How many runs of the team were made before this one and have not ended. */
export async function runsBefore(db: Sql, { teamId, runId }: RunKey): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `SELECT count(*)::int FROM "Run" run JOIN "Run" own ON own.id = $2 AND own."teamId" = run."teamId"
     WHERE run."teamId" = $1 AND run.status IN ('queued', 'running')
       AND (run."createdAt", run.id) < (own."createdAt", own.id)`,
    [teamId, runId],
  );
  return row?.count ?? 0;
}

/** Photos that came since the run was started (or tried again) last, and the time since, by the database's clock. */
export async function runPace(db: Sql, { teamId, runId }: RunKey): Promise<{ photos: number; ms: number }> {
  const [row] = await db.query<{ photos: number; ms: number }>(
    `SELECT count(result.attempt)::int AS photos,
       coalesce(extract(epoch FROM clock_timestamp() - run."startedAt") * 1000, 0)::float8 AS ms
     FROM "Run" run LEFT JOIN "ItemResult" result ON result."runId" = run.id AND result."createdAt" >= run."startedAt"
     WHERE run."teamId" = $1 AND run.id = $2 GROUP BY run.id`,
    [teamId, runId],
  );
  return row ?? { photos: 0, ms: 0 };
}

/** Milliseconds each step took over all photos of their current attempt, as far as it is known. */
export async function stepTimes(db: Sql, { teamId, runId }: RunKey): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ nodeId: string; ms: number }>(
    `SELECT step.key AS "nodeId", sum(step.value::float8) AS ms
     FROM "Item" item
     JOIN "ItemResult" result
       ON result."runId" = item."runId" AND result."itemIndex" = item.index AND result.attempt = item.attempt,
       LATERAL json_each_text(result."stepMs") AS step (key, value)
     WHERE item."teamId" = $1 AND item."runId" = $2 AND result."stepMs" IS NOT NULL
     GROUP BY step.key`,
    [teamId, runId],
  );
  return new Map(rows.map(({ nodeId, ms }) => [nodeId, ms]));
}

/** Photos with objects close to the limit which nobody has corrected yet, the most unsure first. */
export async function unsurePhotos(
  db: Sql,
  { teamId, runId, limit }: RunKey & { limit: number },
): Promise<{ index: number; file: string; unsure: number }[]> {
  return db.query(
    `SELECT item.index, item.name AS file, result.unsure
     FROM "Item" item
     JOIN "ItemResult" result
       ON result."runId" = item."runId" AND result."itemIndex" = item.index AND result.attempt = item.attempt
     LEFT JOIN "Correction" correction ON correction."runId" = item."runId" AND correction."itemIndex" = item.index
     WHERE item."teamId" = $1 AND item."runId" = $2 AND result.unsure > 0 AND coalesce(correction.count, 0) = 0
     ORDER BY result.unsure DESC, item.index LIMIT $3`,
    [teamId, runId, limit],
  );
}
