// Reads runs and what belongs to them: counts, photos with their results, files, events. Changes nothing.
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import { COUNTS, type Counts, progressOf } from './counts';
import type { ArtifactView, ItemView, Json, NewItem, Page, RunEventView, RunProgress, RunView } from './types';

export interface RunKey {
  readonly teamId: string;
  readonly runId: string;
}

export const RUN = `
  r.id, r."teamId", r."workflowId", r.version, r."workflowRevision", r."workflowName", r.source::text, r."sourceName",
  r.status::text, r."planHash", r.params, r.provider,
  r."imageTotal", r.totals, r.error, r."eventSeq", r."createdAt", r."startedAt", r."finishedAt", c.ok, c.skipped, c.failed,
  (SELECT coalesce(sum(correction.count), 0)::int FROM "Correction" correction
   WHERE correction."runId" = r.id) AS corrections,
  EXISTS (SELECT 1 FROM "Batch" batch
   WHERE batch."runId" = r.id AND batch.kind = 'recount' AND batch.status IN ('queued', 'leased')) AS recounting`;

export type RunRowWithCounts = Counts & Omit<RunView, 'progress'>;
export function runOf(row: RunRowWithCounts): RunView {
  const { ok, skipped, failed, ...run } = row;
  return { ...run, progress: progressOf(run.imageTotal, { ok, skipped, failed }) };
}

/** A run of the team with its counts; `not_found` otherwise. */
export async function getRun(db: Sql, { teamId, runId }: RunKey): Promise<RunView> {
  const [row] = await db.query<RunRowWithCounts>(
    `SELECT ${RUN} FROM "Run" r, LATERAL (${COUNTS}) c
     WHERE r."teamId" = $1 AND r.id = $2 AND r."deletedAt" IS NULL`,
    [teamId, runId],
    'get-run',
  );
  if (!row) throw new LensgraphError('not_found', { what: 'run' });
  return runOf(row);
}

/** The compiled plan a run was made with; `not_found` otherwise. */
export async function getRunPlan(db: Sql, { teamId, runId }: RunKey): Promise<Json> {
  const [row] = await db.query<{ plan: Json }>(
    'SELECT plan FROM "Run" WHERE "teamId" = $1 AND id = $2 AND "deletedAt" IS NULL',
    [teamId, runId],
  );
  if (!row) throw new LensgraphError('not_found', { what: 'run' });
  return row.plan;
}

/** The counts of a run; works inside a transaction, where it sees that transaction's own rows. */
export async function runProgress(db: Sql, { teamId, runId }: RunKey): Promise<RunProgress> {
  const [row] = await db.query<Counts & { imageTotal: number }>(
    `SELECT r."imageTotal", c.ok, c.skipped, c.failed FROM "Run" r, LATERAL (${COUNTS}) c
     WHERE r."teamId" = $1 AND r.id = $2`,
    [teamId, runId],
    'run-progress',
  );
  if (!row) throw new LensgraphError('not_found', { what: 'run' });
  return progressOf(row.imageTotal, row);
}

const ITEM = `
  SELECT item.index, item.name, item."blobId", item.bytes, item.attempt,
    CASE
      WHEN result.status IS NOT NULL THEN result.status::text
      WHEN run.status IN ('cancelled', 'failed') THEN 'cancelled'
      WHEN batch.status = 'leased' AND batch."leaseUntil" > now() THEN 'running'
      ELSE 'pending'
    END AS status,
    result.outputs, result.error, result.skipped, result."durationMs", result.unsure
  FROM "Item" item
  JOIN "Run" run ON run.id = item."runId" AND run."teamId" = item."teamId"
  JOIN "Batch" batch ON batch."runId" = item."runId" AND batch.index = item."batchIndex"
  LEFT JOIN "ItemResult" result
    ON result."runId" = item."runId" AND result."itemIndex" = item.index AND result.attempt = item.attempt
  WHERE item."teamId" = $1 AND item."runId" = $2`;
const ITEMS = `${ITEM} AND item.index > $3 ORDER BY item.index LIMIT $4`;

/** The photos of a run in their order, each with its status. The cursor is the index of the last photo before. */
export async function listItems(
  db: Sql,
  options: RunKey & { cursor?: number; limit?: number },
): Promise<Page<ItemView, number>> {
  const { teamId, runId, cursor = -1, limit = 100 } = options;
  const rows = await db.query<ItemView>(ITEMS, [teamId, runId, cursor, limit + 1], 'list-items');
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.index ?? null) : null };
}

/** Some photos of a run by their indexes, in their order. */
export async function listItemsAt(
  db: Sql,
  { teamId, runId, indexes }: RunKey & { indexes: readonly number[] },
): Promise<Page<ItemView, number>> {
  const items = await db.query<ItemView>(
    `${ITEM} AND item.index = ANY($3) ORDER BY item.index`,
    [teamId, runId, indexes],
    'list-items-at',
  );
  return { items, nextCursor: null };
}

export interface SentPhoto extends NewItem {
  readonly index: number;
}

/** The photos of a run as they were sent, in their order, without what came of them; those of `indexes` only, if given. */
export async function listSentPhotos(
  db: Sql,
  { teamId, runId, indexes }: RunKey & { indexes?: readonly number[] },
): Promise<SentPhoto[]> {
  return db.query(
    `SELECT index, name, "blobId", bytes FROM "Item"
     WHERE "teamId" = $1 AND "runId" = $2 AND ($3::int[] IS NULL OR index = ANY($3)) ORDER BY index`,
    [teamId, runId, indexes ?? null],
    'list-sent-photos',
  );
}

/** All photos of a run in their order, read a page at a time, so that memory does not grow with the run. */
export async function* eachItem(db: Db, key: RunKey, pageSize = 100): AsyncGenerator<ItemView> {
  let cursor: number | null = -1;
  while (cursor !== null) {
    const page: Page<ItemView, number> = await listItems(db, { ...key, cursor, limit: pageSize });
    yield* page.items;
    cursor = page.nextCursor;
  }
}

/** The files of a run by name. */
export async function listArtifacts(db: Sql, { teamId, runId }: RunKey): Promise<ArtifactView[]> {
  return db.query(
    'SELECT name, "blobId", bytes, "mediaType" FROM "Artifact" WHERE "teamId" = $1 AND "runId" = $2 ORDER BY name',
    [teamId, runId],
    'list-artifacts',
  );
}

/** The events of a run after number `afterId`, in order. */
export async function listEvents(
  db: Sql,
  options: RunKey & { afterId?: number; limit?: number },
): Promise<RunEventView[]> {
  const { teamId, runId, afterId = 0, limit = 500 } = options;
  return db.query(
    `SELECT seq AS id, "runId", at, kind::text, data FROM "RunEvent"
     WHERE "teamId" = $1 AND "runId" = $2 AND seq > $3 ORDER BY seq LIMIT $4`,
    [teamId, runId, afterId, limit],
    'list-events',
  );
}
