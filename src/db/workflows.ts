// Saved workflows: the draft people edit and the versions the API runs. Knows nothing of what is inside a graph.
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import { newId } from './ids';
import type { Json, Page } from './types';

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
  readonly template: TemplateOrigin | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
export interface WorkflowRow extends WorkflowSummary {
  readonly draft: Json;
}
export interface WorkflowVersionRow {
  readonly workflowId: string;
  readonly version: number;
  readonly name: string;
  readonly graph: Json;
  readonly hash: string;
  readonly createdAt: Date;
}

const SUMMARY = 'id, "teamId", name, revision, "publishedVersion", template, "createdAt", "updatedAt"';
const notFound = () => new LensgraphError('not_found', { what: 'workflow' });

/** Saves a new workflow with its draft, unpublished. */
export async function createWorkflow(
  db: Sql,
  input: { teamId: string; name: string; draft: Json; template?: TemplateOrigin },
): Promise<WorkflowRow> {
  const { teamId, name, draft, template } = input;
  const [row] = await db.query<WorkflowRow>(
    `INSERT INTO "Workflow" (id, "teamId", name, draft, template) VALUES ($1, $2, $3, $4::json, $5::json)
     RETURNING ${SUMMARY}, draft`,
    [newId(), teamId, name, JSON.stringify(draft), template ? JSON.stringify(template) : null],
  );
  if (!row) throw new LensgraphError('internal');
  return row;
}

/** A workflow that was not deleted; `not_found` otherwise. */
export async function getWorkflow(db: Sql, { teamId, workflowId }: WorkflowKey): Promise<WorkflowRow> {
  const [row] = await db.query<WorkflowRow>(
    `SELECT ${SUMMARY}, draft FROM "Workflow" WHERE "teamId" = $1 AND id = $2 AND "deletedAt" IS NULL`,
    [teamId, workflowId],
    'get-workflow',
  );
  if (!row) throw notFound();
  return row;
}

/** The team's workflows, last changed first. The cursor is the id of the last one of the page before. */
export async function listWorkflows(
  db: Sql,
  options: { teamId: string; cursor?: string; limit?: number },
): Promise<Page<WorkflowSummary>> {
  const { teamId, cursor = null, limit = 50 } = options;
  const rows = await db.query<WorkflowSummary>(
    `SELECT ${SUMMARY} FROM "Workflow"
     WHERE "teamId" = $1 AND "deletedAt" IS NULL
       AND ($2::text IS NULL OR ("updatedAt", id) < (SELECT "updatedAt", id FROM "Workflow" WHERE "teamId" = $1 AND id = $2))
     ORDER BY "updatedAt" DESC, id DESC LIMIT $3`,
    [teamId, cursor, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/**
 * Changes name, draft or both of the revision the caller has seen. `conflict` when somebody changed it meanwhile,
 * `not_found` when it is gone.
 */
export async function updateWorkflow(
  db: Sql,
  input: WorkflowKey & { revision: number; name?: string; draft?: Json },
): Promise<WorkflowRow> {
  const { teamId, workflowId, revision, name = null, draft } = input;
  const [row] = await db.query<WorkflowRow>(
    `UPDATE "Workflow" SET name = coalesce($4, name), draft = coalesce($5::json, draft), revision = revision + 1,
       "updatedAt" = now()
     WHERE "teamId" = $1 AND id = $2 AND revision = $3 AND "deletedAt" IS NULL
     RETURNING ${SUMMARY}, draft`,
    [teamId, workflowId, revision, name, draft === undefined ? null : JSON.stringify(draft)],
  );
  if (row) return row;
  const current = await getWorkflow(db, { teamId, workflowId });
  throw new LensgraphError('conflict', {
    reason: `The workflow was changed meanwhile (revision ${current.revision}, not ${revision}). Load it again.`,
    why: 'workflow_changed',
  });
}

/** Deletes a workflow for its users; its runs and versions stay readable. `not_found` when it is gone already. */
export async function deleteWorkflow(db: Sql, { teamId, workflowId }: WorkflowKey): Promise<void> {
  const rows = await db.query<{ id: string }>(
    `UPDATE "Workflow" SET "deletedAt" = now(), revision = revision + 1
     WHERE "teamId" = $1 AND id = $2 AND "deletedAt" IS NULL RETURNING id`,
    [teamId, workflowId],
  );
  if (rows.length === 0) throw notFound();
}

/**
 * Makes `graph` the next version of the workflow and the one the API runs. The same hash as the published version
 * publishes nothing new. `revision` as in `updateWorkflow`: the version is of the draft the caller has seen.
 */
export async function publishWorkflow(
  db: Db,
  input: WorkflowKey & { revision: number; graph: Json; hash: string },
): Promise<WorkflowVersionRow> {
  const { teamId, workflowId, revision, graph, hash } = input;
  return db.tx(async (sql) => {
    const [workflow] = await sql.query<{ revision: number; publishedVersion: number | null }>(
      `SELECT revision, "publishedVersion" FROM "Workflow"
       WHERE "teamId" = $1 AND id = $2 AND "deletedAt" IS NULL FOR NO KEY UPDATE`,
      [teamId, workflowId],
    );
    if (!workflow) throw notFound();
    if (workflow.revision !== revision) {
      throw new LensgraphError('conflict', {
        reason: 'The workflow was changed meanwhile. Load it again.',
        why: 'workflow_changed',
      });
    }
    if (workflow.publishedVersion !== null) {
      const published = await getPublishedVersion(sql, { teamId, workflowId });
      if (published.hash === hash) return published;
    }
    await sql.query(
      `WITH version AS (
         INSERT INTO "WorkflowVersion" ("teamId", "workflowId", version, graph, hash)
         SELECT $1, $2, coalesce(max(version), 0) + 1, $3::json, $4 FROM "WorkflowVersion" WHERE "workflowId" = $2
         RETURNING version
       )
       UPDATE "Workflow" SET "publishedVersion" = version.version FROM version WHERE "teamId" = $1 AND id = $2`,
      [teamId, workflowId, JSON.stringify(graph), hash],
    );
    return getPublishedVersion(sql, { teamId, workflowId });
  });
}

/** The version the API runs. `not_published` when there is none, `not_found` when the workflow is gone. */
export async function getPublishedVersion(db: Sql, { teamId, workflowId }: WorkflowKey): Promise<WorkflowVersionRow> {
  const [row] = await db.query<Omit<WorkflowVersionRow, 'version'> & { version: number | null }>(
    `SELECT workflow.id AS "workflowId", workflow.name, version.version, version.graph, version.hash, version."createdAt"
     FROM "Workflow" workflow
     LEFT JOIN "WorkflowVersion" version
       ON version."workflowId" = workflow.id AND version.version = workflow."publishedVersion"
     WHERE workflow."teamId" = $1 AND workflow.id = $2 AND workflow."deletedAt" IS NULL`,
    [teamId, workflowId],
    'get-published-version',
  );
  if (!row) throw notFound();
  const { version } = row;
  if (version === null) throw new LensgraphError('not_published', { id: workflowId });
  return { ...row, version };
}
