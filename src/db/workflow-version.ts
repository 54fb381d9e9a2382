// Reads one version of a workflow, whether it is the published one or not.
import { LensgraphError } from '../core/errors';
import type { Sql } from './client';
import type { WorkflowKey, WorkflowVersionRow } from './workflows';

/** `not_found` when there is no such version, or the workflow is gone. */
export async function getVersion(
  db: Sql,
  { teamId, workflowId, version }: WorkflowKey & { version: number },
): Promise<WorkflowVersionRow> {
  const [row] = await db.query<WorkflowVersionRow>(
    `SELECT workflow.id AS "workflowId", workflow.name, version.version, version.graph, version.hash, version."createdAt"
     FROM "Workflow" workflow JOIN "WorkflowVersion" version ON version."workflowId" = workflow.id
     WHERE workflow."teamId" = $1 AND workflow.id = $2 AND version.version = $3 AND workflow."deletedAt" IS NULL`,
    [teamId, workflowId, version],
  );
  if (!row) throw new LensgraphError('not_found', { what: 'version' });
  return row;
}
