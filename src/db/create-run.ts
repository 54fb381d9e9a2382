// Makes a run: the run, its photos, its batches, its first event and its idempotency key, all or none, in one statement.
// Knows nothing of the queue; it returns the jobs to add.
import { LensgraphError } from '../core/errors';
import type { Db } from './client';
import { newId } from './ids';
import { getRun } from './runs';
import type { BatchRef, Json, NewItem, RunSource, RunView, WakeUp } from './types';
import { jobIdOf } from './types';

export interface NewRun {
  readonly teamId: string;
  readonly workflowId?: string;
  readonly version?: number;
  /** The draft it is made of, when it is no version. */
  readonly workflowRevision?: number;
  /** Who starts it; the app when left out. */
  readonly source?: RunSource;
  /** Name of the API key or the template. */
  readonly sourceName?: string;
  readonly workflowName: string;
  /** The compiled plan, stored as it is. */
  readonly plan: Json;
  readonly planHash: string;
  readonly params: Json;
  readonly items: readonly NewItem[];
  /** Photos per batch. */
  readonly batchSize: number;
  /** `fingerprint`: a hash of the whole request. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
}

export interface CreatedRun {
  readonly run: RunView;
  /** The jobs to put on the queue; empty for a replay. */
  readonly batches: readonly WakeUp[];
  /** The key was used before for the same request; `run` is the one made then. */
  readonly replay: boolean;
}

/** How long an Idempotency-Key is remembered (draft-ietf-httpapi-idempotency-key-header leaves it to the server). */
const KEY_LIFE = '24 hours';

const CREATE = `
WITH key AS (
  INSERT INTO "IdempotencyKey" ("teamId", key, fingerprint, "runId")
  SELECT $2, $12, $13, $1 WHERE $12::text IS NOT NULL
  ON CONFLICT ("teamId", key) DO UPDATE
    SET fingerprint = excluded.fingerprint, "runId" = excluded."runId", "createdAt" = now()
    WHERE "IdempotencyKey"."createdAt" < now() - interval '${KEY_LIFE}'
  RETURNING 1
), run AS (
  INSERT INTO "Run" (id, "teamId", "workflowId", version, "workflowName", plan, "planHash", params, "imageTotal", "eventSeq",
    "workflowRevision", source, "sourceName")
  SELECT $1, $2, $3, $4::int, $5, $6::json, $7, $8::json, cardinality($9::text[]), 1, $15::int, $16::"RunSource", $17
  WHERE $12::text IS NULL OR EXISTS (SELECT 1 FROM key)
  RETURNING id, "teamId", "createdAt", "imageTotal"
), batches AS (
  INSERT INTO "Batch" ("teamId", "runId", index)
  SELECT run."teamId", run.id, index FROM run, generate_series(0, (run."imageTotal" - 1) / $14::int) AS index
), items AS (
  INSERT INTO "Item" ("teamId", "runId", index, name, "blobId", bytes, "batchIndex")
  SELECT run."teamId", run.id, position - 1, name, blob, size, (position - 1) / $14::int
  FROM run, unnest($9::text[], $10::text[], $11::int[]) WITH ORDINALITY AS photo (name, blob, size, position)
), event AS (
  INSERT INTO "RunEvent" ("teamId", "runId", seq, kind, data)
  SELECT "teamId", id, 1, 'queued', json_build_object('total', "imageTotal") FROM run
)
SELECT "createdAt", pg_notify('lensgraph_run', id) FROM run`;

function batchesOf(runId: string, items: number, batchSize: number): WakeUp[] {
  return Array.from({ length: Math.ceil(items / batchSize) }, (_, index) => {
    const ref: BatchRef = { runId, index };
    return { ...ref, jobId: jobIdOf(ref, 0) };
  });
}

async function replayOf(
  db: Db,
  teamId: string,
  idempotency: { key: string; fingerprint: string },
): Promise<CreatedRun> {
  const { key, fingerprint } = idempotency;
  const [row] = await db.query<{ fingerprint: string; runId: string }>(
    'SELECT fingerprint, "runId" FROM "IdempotencyKey" WHERE "teamId" = $1 AND key = $2',
    [teamId, key],
  );
  if (row?.fingerprint !== fingerprint) throw new LensgraphError('idempotency_conflict');
  return { run: await getRun(db, { teamId, runId: row.runId }), batches: [], replay: true };
}

/**
 * Stores a queued run with its photos and batches in one transaction. With an idempotency key that was used in the last
 * 24 hours: the run made then, or `idempotency_conflict` when the request was a different one. No photos: `no_photos`.
 */
export async function createRun(db: Db, input: NewRun): Promise<CreatedRun> {
  const { teamId, items, batchSize, idempotency } = input;
  if (items.length === 0) throw new LensgraphError('no_photos');
  const id = newId();
  const [row] = await db.query<{ createdAt: Date }>(
    CREATE,
    [
      id,
      teamId,
      input.workflowId ?? null,
      input.version ?? null,
      input.workflowName,
      JSON.stringify(input.plan),
      input.planHash,
      JSON.stringify(input.params),
      items.map((item) => item.name),
      items.map((item) => item.blobId),
      items.map((item) => item.bytes),
      idempotency?.key ?? null,
      idempotency?.fingerprint ?? null,
      batchSize,
      input.workflowRevision ?? null,
      input.source ?? 'app',
      input.sourceName ?? null,
    ],
    'create-run',
  );
  if (!row && idempotency) return replayOf(db, teamId, idempotency);
  if (!row) throw new LensgraphError('internal');
  const run: RunView = {
    id,
    teamId,
    workflowId: input.workflowId ?? null,
    version: input.version ?? null,
    workflowRevision: input.workflowRevision ?? null,
    workflowName: input.workflowName,
    source: input.source ?? 'app',
    sourceName: input.sourceName ?? null,
    status: 'queued',
    planHash: input.planHash,
    params: input.params,
    provider: null,
    imageTotal: items.length,
    totals: null,
    error: null,
    eventSeq: 1,
    createdAt: row.createdAt,
    startedAt: null,
    finishedAt: null,
    progress: { total: items.length, done: 0, ok: 0, skipped: 0, failed: 0 },
    corrections: 0,
    recounting: false,
  };
  return { run, batches: batchesOf(id, items.length, batchSize), replay: false };
}
