// The published versions of a workflow: what the API runs. A version never changes. Knows nothing of what is inside a graph.
import { LensgraphError } from '../core/errors';
import type { Db, Sql } from './client';
import type { Json } from './types';
import { notifyWorkflow } from './workflow-signal';
import { type WorkflowKey, workflowConflict, workflowNotFound } from './workflows';

export interface WorkflowVersionRow {
  readonly workflowId: string;
  readonly version: number;
  readonly name: string;
  readonly graph: Json;
  readonly hash: string;
  readonly createdAt: Date;
}

/**
 * Makes `graph` the next version of the workflow and the one the API runs. The same hash as the published version
 * publishes nothing new. `revision`: the version is of the draft the caller has seen, `conflict` otherwise.
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
    if (!workflow) throw workflowNotFound();
    if (workflow.revision !== revision) throw await workflowConflict(sql, { teamId, workflowId }, revision);
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
    await notifyWorkflow(sql, { teamId, workflowId, revision });
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
  if (!row) throw workflowNotFound();
  const { version } = row;
  if (version === null) throw new LensgraphError('not_published', { id: workflowId });
  return { ...row, version };
}

const VERSIONS = `
  SELECT workflow.id AS "workflowId", workflow.name, version.version, version.graph, version.hash, version."createdAt"
  FROM "WorkflowVersion" version
  JOIN "Workflow" workflow ON workflow."teamId" = version."teamId" AND workflow.id = version."workflowId"
  WHERE version."teamId" = $1 AND version."workflowId" = $2 AND workflow."deletedAt" IS NULL`;

/** The last `limit` versions of a workflow, newest first. */
export async function listVersions(
  db: Sql,
  { teamId, workflowId, limit = 100 }: WorkflowKey & { limit?: number },
): Promise<WorkflowVersionRow[]> {
  return db.query<WorkflowVersionRow>(`${VERSIONS} ORDER BY version.version DESC LIMIT $3`, [
    teamId,
    workflowId,
    limit,
  ]);
}

/** Throws `not_found`. */
export async function getVersion(
  db: Sql,
  { teamId, workflowId, version }: WorkflowKey & { version: number },
): Promise<WorkflowVersionRow> {
  const [row] = await db.query<WorkflowVersionRow>(`${VERSIONS} AND version.version = $3`, [
    teamId,
    workflowId,
    version,
  ]);
  if (!row) throw new LensgraphError('not_found', { what: 'version' });
  return row;
}
