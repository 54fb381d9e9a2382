// Questions about graphs under construction, on their way to a worker and back. Knows nothing of what is asked.

import type { Db, Sql } from './client';
import { newId } from './ids';

/** NOTIFY channel: the payload is the id of a preview that ended or is not wanted any more. */
const PREVIEW_CHANNEL = 'lensgraph_preview';

export type PreviewStatus = 'waiting' | 'running' | 'done' | 'failed' | 'replaced';

/**
 * A new question; what the same session asked before and still waits for is replaced by it. `askedAt` decides what was
 * before: questions may get here in another order than they were asked, and a late old one is replaced at once.
 */
export async function askPreview(
  db: Sql,
  { teamId, session, askedAt, request }: { teamId: string; session: string; askedAt: Date; request: unknown },
): Promise<string> {
  const id = newId();
  await db.query(
    `WITH gone AS (DELETE FROM "Preview" WHERE "createdAt" < now() - interval '10 minutes'),
     old AS (
       UPDATE "Preview" SET status = 'replaced' 
       WHERE "teamId" = $2 AND session = $3 AND status IN ('waiting', 'running') AND "createdAt" <= $5 RETURNING id
     ),
     fresh AS (
       INSERT INTO "Preview" (id, "teamId", session, request, "createdAt", status)
       SELECT $1, $2, $3, $4::json, $5, (CASE WHEN EXISTS (
         SELECT FROM "Preview" WHERE "teamId" = $2 AND session = $3 AND "createdAt" > $5
       ) THEN 'replaced' ELSE 'waiting' END)::"PreviewStatus"
     )
     SELECT pg_notify('${PREVIEW_CHANNEL}', id) FROM old`,
    [id, teamId, session, JSON.stringify(request), askedAt],
    'ask-preview',
  );
  return id;
}

/** The question, for the one worker that gets it; null when it is taken, answered or not wanted any more. */
export async function takePreview(db: Sql, id: string): Promise<unknown> {
  const [row] = await db.query<{ request: unknown }>(
    `UPDATE "Preview" SET status = 'running', "beatAt" = now(), attempts = attempts + 1
     WHERE id = $1 AND status = 'waiting' RETURNING request`,
    [id],
    'take-preview',
  );
  return row?.request ?? null;
}

/** The worker is still at it; false when nobody wants the answer any more. */
export async function beatPreview(db: Sql, id: string): Promise<boolean> {
  const rows = await db.query(
    `UPDATE "Preview" SET "beatAt" = now() WHERE id = $1 AND status = 'running' RETURNING id`,
    [id],
    'beat-preview',
  );
  return rows.length > 0;
}

export async function answerPreview(
  db: Sql,
  id: string,
  { status, answer }: { status: 'done' | 'failed'; answer: unknown },
): Promise<void> {
  await db.query(
    `WITH ended AS (
       UPDATE "Preview" SET status = $2::"PreviewStatus", answer = $3::json WHERE id = $1 AND status = 'running' RETURNING id
     ) SELECT pg_notify('${PREVIEW_CHANNEL}', id) FROM ended`,
    [id, status, JSON.stringify(answer)],
    'answer-preview',
  );
}

/** How far a preview is, while it runs. */
export async function sayPreview(db: Sql, id: string, progress: unknown): Promise<void> {
  await db.query(
    `UPDATE "Preview" SET answer = $2::json WHERE id = $1 AND status = 'running'`,
    [id, JSON.stringify(progress)],
    'say-preview',
  );
}

/** What the running preview of a session said last; null when none runs, or it said nothing yet. */
export async function previewSaying(
  db: Sql,
  { teamId, session }: { teamId: string; session: string },
): Promise<unknown> {
  const [row] = await db.query<{ answer: unknown }>(
    `SELECT answer FROM "Preview" WHERE "teamId" = $1 AND session = $2 AND status = 'running'
     ORDER BY "createdAt" DESC LIMIT 1`,
    [teamId, session],
    'preview-saying',
  );
  return row?.answer ?? null;
}

export interface PreviewState {
  readonly status: PreviewStatus;
  readonly answer: unknown;
  readonly attempts: number;
  /** It was taken by a worker that says nothing any more. */
  readonly silent: boolean;
}

/** Null when there is no such row: the database crashed meanwhile. */
export async function previewState(db: Sql, id: string, silentMs: number): Promise<PreviewState | null> {
  const [row] = await db.query<{ status: PreviewStatus; answer: unknown; attempts: number; silent: boolean | null }>(
    `SELECT status::text, answer, attempts, status = 'running' AND "beatAt" < now() - $2::int * interval '1 millisecond' AS silent
     FROM "Preview" WHERE id = $1`,
    [id, silentMs],
    'preview-state',
  );
  return row ? { ...row, silent: row.silent === true } : null;
}

/** How far the question of a session is, as its worker last said; null where none is being answered. */
export async function previewProgress(
  db: Sql,
  { teamId, session }: { teamId: string; session: string },
): Promise<{ readonly progress: unknown } | null> {
  const [row] = await db.query<{ progress: unknown }>(
    `SELECT CASE WHEN status = 'running' THEN answer END AS progress FROM "Preview"
     WHERE "teamId" = $1 AND session = $2 AND status IN ('waiting', 'running') ORDER BY "createdAt" DESC LIMIT 1`,
    [teamId, session],
    'preview-progress',
  );
  return row ?? null;
}

/** Gives a preview whose worker fell silent to the next one. */
export async function freePreview(db: Sql, id: string): Promise<void> {
  await db.query(`UPDATE "Preview" SET status = 'waiting' WHERE id = $1 AND status = 'running'`, [id], 'free-preview');
}

/** Nobody waits for it any more. */
export async function dropPreview(db: Db, id: string): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM "Preview" WHERE id = $1 RETURNING id, status)
     SELECT pg_notify('${PREVIEW_CHANNEL}', id) FROM gone WHERE status IN ('waiting', 'running')`,
    [id],
    'drop-preview',
  );
}

/** `fn` with the id of each preview that ended or is not wanted any more; with null when one may have been missed. */
export function onPreviews(
  db: Db,
  fn: (id: string) => void,
  missed: () => void = () => undefined,
): Promise<() => void> {
  return db.listen(PREVIEW_CHANNEL, (id) => (id === null ? missed() : fn(id)));
}
