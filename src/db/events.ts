// Writes run events inside the transaction that makes them true, and tells who listens. Knows no reader.
import type { Sql } from './client';
import type { Json, RunEventKind } from './types';

/** NOTIFY channel of everything that happens to runs; the payload is the run's id. */
export const RUN_CHANNEL = 'lensgraph_run';

export interface NewEvent {
  readonly kind: RunEventKind;
  readonly data: Readonly<Record<string, Json>>;
}

/**
 * Appends events to a run. Their numbers come from the run's own counter in the same transaction, so numbers appear in
 * order and without gaps: a reader that saw number n has missed nothing before it. Also notifies `lensgraph_run`.
 */
export async function appendEvents(sql: Sql, run: { teamId: string; runId: string }, events: readonly NewEvent[]) {
  await sql.query(
    `WITH run AS (
       UPDATE "Run" SET "eventSeq" = "eventSeq" + cardinality($3::text[]) WHERE "teamId" = $1 AND id = $2
       RETURNING "eventSeq" - cardinality($3::text[]) AS before
     ), event AS (
       INSERT INTO "RunEvent" ("teamId", "runId", seq, kind, data)
       SELECT $1, $2, run.before + position, kind::"RunEventKind", data::json
       FROM run, unnest($3::text[], $4::text[]) WITH ORDINALITY AS event (kind, data, position)
     )
     SELECT pg_notify('${RUN_CHANNEL}', $2)`,
    [run.teamId, run.runId, events.map((event) => event.kind), events.map((event) => JSON.stringify(event.data))],
    'append-events',
  );
}
