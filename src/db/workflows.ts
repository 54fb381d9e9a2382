// Saved workflows with the draft people edit: made, read, listed, deleted and brought back. Knows nothing of what is inside
// a graph.
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import { newId } from './ids';
import type { ChangedBy, Json, Page } from './types';
import { notifyWorkflow } from './workflow-signal';

export interface WorkflowKey {
  readonly teamId: string;
  readonly workflowId: string;
}

/** The template a workflow was copied from; later changes of the template change nothing. */
export interface TemplateOrigin {
  readonly template: string;
  readonly hash: string;
}

export interface WorkflowSummary {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  /** One more with each change. */
  readonly revision: number;
  readonly publishedVersion: number | null;
  /** Of the published version's graph. */
  readonly publishedHash: string | null;
  readonly template: TemplateOrigin | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Who made the last change. */
  readonly changedBy: ChangedBy | null;
}
export interface WorkflowRow extends WorkflowSummary {
  readonly draft: Json;
}
export const WORKFLOW_COLUMNS = `
  id, "teamId", name, revision, "publishedVersion", template, "createdAt", "updatedAt", "changedBy",
  (SELECT version.hash FROM "WorkflowVersion" version WHERE version."workflowId" = "Workflow".id
     AND version.version = "Workflow"."publishedVersion") AS "publishedHash"`;
export const workflowNotFound = () => new LensgraphError('not_found', { what: 'workflow' });

const asJson = (value: object | undefined): string | null => (value ? JSON.stringify(value) : null);

/** Saves a new workflow with its draft, unpublished. */
export async function createWorkflow(
  db: Sql,
  input: { teamId: string; name: string; draft: Json; template?: TemplateOrigin; changedBy?: ChangedBy },
): Promise<WorkflowRow> {
  const { teamId, name, draft, template, changedBy } = input;
  const [row] = await db.query<WorkflowRow>(
    `INSERT INTO "Workflow" (id, "teamId", name, draft, template, "changedBy")
     VALUES ($1, $2, $3, $4::json, $5::json, $6::json)
     RETURNING ${WORKFLOW_COLUMNS}, draft`,
    [newId(), teamId, name, JSON.stringify(draft), asJson(template), asJson(changedBy)],
  );
  if (!row) throw new LensgraphError('internal');
  await notifyWorkflow(db, { teamId, workflowId: row.id, revision: row.revision });
  return row;
}

/** A workflow that was not deleted; `not_found` otherwise. */
export async function getWorkflow(db: Sql, { teamId, workflowId }: WorkflowKey): Promise<WorkflowRow> {
  const [row] = await db.query<WorkflowRow>(
    `SELECT ${WORKFLOW_COLUMNS}, draft FROM "Workflow" WHERE "teamId" = $1 AND id = $2 AND "deletedAt" IS NULL`,
    [teamId, workflowId],
    'get-workflow',
  );
  if (!row) throw workflowNotFound();
  return row;
}

/** The team's workflows, last changed first. The cursor is the id of the last one of the page before. */
export async function listWorkflows(
  db: Sql,
  options: { teamId: string; cursor?: string; limit?: number },
): Promise<Page<WorkflowSummary>> {
  const { teamId, cursor = null, limit = 50 } = options;
  const rows = await db.query<WorkflowSummary>(
    `SELECT ${WORKFLOW_COLUMNS} FROM "Workflow"
     WHERE "teamId" = $1 AND "deletedAt" IS NULL
       AND ($2::text IS NULL OR ("updatedAt", id) < (SELECT "updatedAt", id FROM "Workflow" WHERE "teamId" = $1 AND id = $2))
     ORDER BY "updatedAt" DESC, id DESC LIMIT $3`,
    [teamId, cursor, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** The workflow, kept from others until the transaction ends; `not_found` when it is gone. */
export async function lockWorkflow(sql: Sql, { teamId, workflowId }: WorkflowKey): Promise<WorkflowRow> {
  const [row] = await sql.query<WorkflowRow>(
    `SELECT ${WORKFLOW_COLUMNS}, draft FROM "Workflow" WHERE "teamId" = $1 AND id = $2 AND "deletedAt" IS NULL FOR NO KEY UPDATE`,
    [teamId, workflowId],
  );
  if (!row) throw workflowNotFound();
  return row;
}

/**
 * Why a change made from `revision` is refused: `conflict`, in its params the current revision, when and by whom it was
 * made, and in which draft the refused graph is kept.
 */
export async function workflowConflict(
  sql: Sql,
  key: WorkflowKey,
  revision: number,
  draftId: string | null = null,
): Promise<LensgraphError> {
  const current = await getWorkflow(sql, key);
  const { source, name, tab } = current.changedBy ?? {};
  return new LensgraphError('conflict', {
    reason: `The workflow was changed meanwhile (revision ${current.revision}, not ${revision}). Load it again.`,
    why: 'workflow_changed',
    revision: current.revision,
    changedAt: current.updatedAt.toISOString(),
    ...(source === undefined ? {} : { changedSource: source }),
    ...(name === undefined ? {} : { changedName: name }),
    ...(tab === undefined ? {} : { changedTab: tab }),
    ...(draftId === null ? {} : { draftId }),
  });
}

/** Deletes a workflow for its users; its runs and versions stay readable. `not_found` when it is gone already. */
export async function deleteWorkflow(db: Db, key: WorkflowKey): Promise<void> {
  if (!(await setDeleted(db, key, true))) throw workflowNotFound();
}

/** Brings a deleted workflow back as it was; one that is there stays as it is. `not_found` when there never was one. */
export async function restoreWorkflow(db: Db, key: WorkflowKey): Promise<WorkflowRow> {
  await setDeleted(db, key, false);
  return getWorkflow(db, key);
}

/** Whether that changed anything. */
async function setDeleted(db: Db, { teamId, workflowId }: WorkflowKey, deleted: boolean): Promise<boolean> {
  return db.tx(async (sql) => {
    const [row] = await sql.query<{ revision: number }>(
      `UPDATE "Workflow" SET "deletedAt" = CASE WHEN $3 THEN now() END, revision = revision + 1
       WHERE "teamId" = $1 AND id = $2 AND ("deletedAt" IS NULL) = $3 RETURNING revision`,
      [teamId, workflowId, deleted],
    );
    if (row) await notifyWorkflow(sql, { teamId, workflowId, revision: row.revision });
    return row !== undefined;
  });
}
