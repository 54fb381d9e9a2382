// Which workflows name which model, in the settings of their steps. Knows no step and no model.
import type { Sql } from './client';

export interface ModelUseRow {
  readonly workflowId: string;
  readonly name: string;
  readonly draft: unknown;
  /** The published graph; null where there is none. */
  readonly published: unknown;
}

/** Every workflow of the team with the graphs it has, last changed first. */
export async function workflowGraphs(db: Sql, teamId: string): Promise<ModelUseRow[]> {
  return db.query<ModelUseRow>(
    `SELECT "Workflow".id AS "workflowId", "Workflow".name, draft, version.graph AS published
     FROM "Workflow" LEFT JOIN "WorkflowVersion" version
       ON version."workflowId" = "Workflow".id AND version.version = "Workflow"."publishedVersion"
     WHERE "Workflow"."teamId" = $1 AND "deletedAt" IS NULL
     ORDER BY "updatedAt" DESC, "Workflow".id DESC`,
    [teamId],
  );
}
