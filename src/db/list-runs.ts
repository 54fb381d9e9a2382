// Lists the runs of a team, newest first, by what people look for, and says how many there are of each status.
import type { Sql } from './client';
import { COUNTS } from './counts';
import { RUN, type RunRowWithCounts, runOf } from './runs';
import type { Page, RunSource, RunStatus, RunView } from './types';

/** Each one narrows the list; what is left out does not. */
export interface RunFilters {
  readonly statuses?: readonly RunStatus[];
  readonly workflowId?: string;
  /** Name of the template the workflow was copied from. */
  readonly template?: string;
  readonly source?: RunSource;
  /** Made at this time or later. */
  readonly since?: Date;
  /** Made before this time. */
  readonly before?: Date;
  /** A part of the workflow's name, in any case. */
  readonly text?: string;
}

const FILTERED = `
  r."teamId" = $1 AND r."deletedAt" IS NULL
  AND ($2::text IS NULL OR r."workflowId" = $2)
  AND ($3::text IS NULL OR EXISTS (
    SELECT 1 FROM "Workflow" workflow
    WHERE workflow."teamId" = r."teamId" AND workflow.id = r."workflowId" AND workflow.template ->> 'template' = $3))
  AND ($4::text IS NULL OR r.source::text = $4)
  AND ($5::timestamptz IS NULL OR r."createdAt" >= $5)
  AND ($6::timestamptz IS NULL OR r."createdAt" < $6)
  AND ($7::text IS NULL OR position(lower($7) IN lower(r."workflowName")) > 0)`;

const valuesOf = (teamId: string, { workflowId, template, source, since, before, text }: RunFilters): unknown[] => [
  teamId,
  workflowId ?? null,
  template ?? null,
  source ?? null,
  since ?? null,
  before ?? null,
  text || null,
];

/** The cursor is the id of the last run of the page before. */
export async function listRuns(
  db: Sql,
  options: RunFilters & { teamId: string; cursor?: string; limit?: number },
): Promise<Page<RunView>> {
  const { teamId, statuses, cursor = null, limit = 50 } = options;
  const rows = await db.query<RunRowWithCounts>(
    `SELECT ${RUN} FROM "Run" r, LATERAL (${COUNTS}) c
     WHERE ${FILTERED} AND ($8::text[] IS NULL OR r.status::text = ANY($8))
       AND ($9::text IS NULL OR (r."createdAt", r.id) <
         (SELECT "createdAt", id FROM "Run" WHERE "teamId" = $1 AND id = $9))
     ORDER BY r."createdAt" DESC, r.id DESC LIMIT $10`,
    [...valuesOf(teamId, options), statuses ?? null, cursor, limit + 1],
  );
  const items = rows.slice(0, limit).map(runOf);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** How many runs there are of each status, by all filters but that of the status. */
export async function countRuns(
  db: Sql,
  { teamId, ...filters }: RunFilters & { teamId: string },
): Promise<Readonly<Record<RunStatus, number>>> {
  const rows = await db.query<{ status: RunStatus; count: number }>(
    `SELECT r.status::text, count(*)::int FROM "Run" r WHERE ${FILTERED} GROUP BY r.status`,
    valuesOf(teamId, filters),
  );
  const none = { queued: 0, running: 0, completed: 0, completed_with_errors: 0, failed: 0, cancelled: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
}
