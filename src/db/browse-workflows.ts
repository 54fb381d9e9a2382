// Lists workflows as people look for them: by a part of the name, with the last run of each. Knows nothing of what is
// inside a graph.
import type { Sql } from './client';
import type { Json, Page, RunStatus } from './types';
import { WORKFLOW_COLUMNS, type WorkflowRow } from './workflows';

export interface LastRun {
  readonly id: string;
  readonly status: RunStatus;
  readonly createdAt: Date;
  readonly imageTotal: number;
  readonly totals: Json;
  /** The last photo that was done, for a picture of it. */
  readonly photo: number | null;
}
export interface BrowsedWorkflow extends WorkflowRow {
  readonly lastRun: LastRun | null;
  readonly runs: number;
}

interface BrowsedRow extends WorkflowRow {
  readonly runId: string | null;
  readonly runStatus: RunStatus;
  readonly runCreatedAt: Date;
  readonly imageTotal: number;
  readonly totals: Json;
  readonly photo: number | null;
  readonly runs: number;
}

/** Last changed first. The cursor is the id of the last one of the page before. `text`: a part of the name, in any case. */
export async function browseWorkflows(
  db: Sql,
  options: { teamId: string; text?: string; cursor?: string; limit?: number },
): Promise<Page<BrowsedWorkflow>> {
  const { teamId, text = '', cursor = null, limit = 50 } = options;
  const rows = await db.query<BrowsedRow>(
    `SELECT ${WORKFLOW_COLUMNS}, draft, last.*,
       (SELECT count(*)::int FROM "Run" run
        WHERE run."teamId" = $1 AND run."workflowId" = "Workflow".id AND run."deletedAt" IS NULL) AS runs
     FROM "Workflow" LEFT JOIN LATERAL (
       SELECT run.id AS "runId", run.status::text AS "runStatus", run."createdAt" AS "runCreatedAt", run."imageTotal",
         run.totals,
         (SELECT max("itemIndex") FROM "ItemResult" result WHERE result."runId" = run.id AND result.status = 'ok') AS photo
       FROM "Run" run
       WHERE run."teamId" = $1 AND run."workflowId" = "Workflow".id AND run."deletedAt" IS NULL
       ORDER BY run."createdAt" DESC, run.id DESC LIMIT 1) last ON true
     WHERE "teamId" = $1 AND "deletedAt" IS NULL AND position(lower($2) IN lower(name)) > 0
       AND ($3::text IS NULL OR ("updatedAt", id) < (SELECT "updatedAt", id FROM "Workflow" WHERE "teamId" = $1 AND id = $3))
     ORDER BY "updatedAt" DESC, id DESC LIMIT $4`,
    [teamId, text, cursor, limit + 1],
  );
  const items = rows.slice(0, limit).map(browsed);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function browsed(row: BrowsedRow): BrowsedWorkflow {
  const { runId, runStatus, runCreatedAt, imageTotal, totals, photo, ...workflow } = row;
  if (runId === null) return { ...workflow, lastRun: null };
  return { ...workflow, lastRun: { id: runId, status: runStatus, createdAt: runCreatedAt, imageTotal, totals, photo } };
}

/** The published workflows that were copied from this state of a template, last changed first. */
export async function workflowsOfTemplate(
  db: Sql,
  { teamId, template, hash }: { teamId: string; template: string; hash: string },
): Promise<WorkflowRow[]> {
  return db.query<WorkflowRow>(
    `SELECT ${WORKFLOW_COLUMNS}, draft FROM "Workflow"
     WHERE "teamId" = $1 AND "deletedAt" IS NULL AND "publishedVersion" IS NOT NULL
       AND template ->> 'template' = $2 AND template ->> 'hash' = $3
     ORDER BY "updatedAt" DESC, id DESC LIMIT 50`,
    [teamId, template, hash],
  );
}
