// States of a workflow's draft that were replaced or refused, kept so that no work is lost. Knows nothing of what is inside
// a graph.
import { LensgraphError } from '../core/errors';
import type { Sql } from './client';
import { newId } from './ids';
import type { ChangedBy, Json } from './types';
import type { WorkflowKey, WorkflowRow } from './workflows';

export type DraftReason = 'autosave' | 'conflict' | 'restore';

export interface DraftRow {
  readonly id: string;
  readonly reason: DraftReason;
  /** The revision it was, or was made from. */
  readonly revision: number;
  readonly graph: Json;
  readonly changedBy: ChangedBy | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Drafts kept of a workflow, of each reason: a long afternoon of edits drives no refused graph out. */
export const KEPT_DRAFTS = 50;
/** A stretch of edits; the state before it is kept. */
const STRETCH_SECONDS = 180;
/** How long one tab's refused graph is replaced by its next one. */
const REFUSAL_SECONDS = 600;

const COLUMNS = 'id, reason::text, revision, graph, "changedBy", "createdAt", "updatedAt"';

interface NewDraft {
  readonly reason: DraftReason;
  readonly revision: number;
  readonly graph: Json;
  readonly changedBy: ChangedBy | null;
}

/**
 * Keeps what a change is about to replace, once in a stretch of edits; `always` each time. Nothing is kept twice: the same
 * as the newest one adds none.
 */
export async function keepReplaced(
  sql: Sql,
  row: WorkflowRow,
  how: 'stretch' | 'always' | 'restore',
): Promise<string | null> {
  const reason = how === 'restore' ? 'restore' : 'autosave';
  if (how === 'stretch') {
    const [recent] = await sql.query(
      `SELECT 1 FROM "WorkflowDraft" WHERE "teamId" = $1 AND "workflowId" = $2 AND reason = 'autosave'
         AND "updatedAt" > now() - make_interval(secs => $3) LIMIT 1`,
      [row.teamId, row.id, STRETCH_SECONDS],
    );
    if (recent) return null;
  }
  const { teamId, id: workflowId, revision, draft: graph, changedBy } = row;
  return insertDraft(sql, { teamId, workflowId }, { reason, revision, graph, changedBy });
}

/** Keeps a graph that was refused because of its base revision; a tab that goes on from there replaces its own. */
export async function keepRefused(sql: Sql, key: WorkflowKey, draft: Omit<NewDraft, 'reason'>): Promise<string> {
  const tab = draft.changedBy?.tab ?? null;
  const [replaced] = await sql.query<{ id: string }>(
    `UPDATE "WorkflowDraft" SET graph = $5::json, "updatedAt" = now() WHERE id = (
       SELECT id FROM "WorkflowDraft"
       WHERE "teamId" = $1 AND "workflowId" = $2 AND reason = 'conflict' AND revision = $3
         AND "changedBy" ->> 'tab' = $4 AND "updatedAt" > now() - make_interval(secs => $6)
       ORDER BY "updatedAt" DESC LIMIT 1)
     RETURNING id`,
    [key.teamId, key.workflowId, draft.revision, tab, JSON.stringify(draft.graph), REFUSAL_SECONDS],
  );
  return replaced?.id ?? insertDraft(sql, key, { ...draft, reason: 'conflict' });
}

async function insertDraft(sql: Sql, { teamId, workflowId }: WorkflowKey, draft: NewDraft): Promise<string> {
  const text = JSON.stringify(draft.graph);
  const [same] = await sql.query<{ id: string }>(
    `SELECT id FROM (
       SELECT id, graph FROM "WorkflowDraft" WHERE "teamId" = $1 AND "workflowId" = $2 AND reason = $3::"DraftReason"
       ORDER BY "updatedAt" DESC, id LIMIT 1) newest
     WHERE graph::text = $4`,
    [teamId, workflowId, draft.reason, text],
  );
  if (same) return same.id;
  const id = newId();
  const by = draft.changedBy ? JSON.stringify(draft.changedBy) : null;
  // clock_timestamp: several kept in one transaction still have an order.
  await sql.query(
    `INSERT INTO "WorkflowDraft" (id, "teamId", "workflowId", reason, revision, graph, "changedBy", "createdAt", "updatedAt")
     VALUES ($1, $2, $3, $4::"DraftReason", $5, $6::json, $7::json, clock_timestamp(), clock_timestamp())`,
    [id, teamId, workflowId, draft.reason, draft.revision, text, by],
  );
  await sql.query(
    `DELETE FROM "WorkflowDraft" WHERE id IN (
       SELECT id FROM "WorkflowDraft" WHERE "teamId" = $1 AND "workflowId" = $2 AND reason = $3::"DraftReason"
       ORDER BY "updatedAt" DESC, id OFFSET $4)`,
    [teamId, workflowId, draft.reason, KEPT_DRAFTS],
  );
  return id;
}

/** The kept drafts of a workflow, newest first. */
export async function listDrafts(db: Sql, { teamId, workflowId }: WorkflowKey): Promise<DraftRow[]> {
  return db.query<DraftRow>(
    `SELECT ${COLUMNS} FROM "WorkflowDraft" WHERE "teamId" = $1 AND "workflowId" = $2 ORDER BY "updatedAt" DESC, id`,
    [teamId, workflowId],
  );
}

/** Throws `not_found`. */
export async function getDraft(db: Sql, key: WorkflowKey & { draftId: string }): Promise<DraftRow> {
  const [row] = await db.query<DraftRow>(
    `SELECT ${COLUMNS} FROM "WorkflowDraft" WHERE "teamId" = $1 AND "workflowId" = $2 AND id = $3`,
    [key.teamId, key.workflowId, key.draftId],
  );
  if (!row) throw new LensgraphError('not_found', { what: 'draft' });
  return row;
}
