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
 * SQL that ends a statement whose CTE `run (before)` took numbers from the run's counter: inserts the events and notifies.
 * The arguments are the placeholders of team, run, and what `eventValues` gives.
 */
export const INSERT_EVENTS = (team: string, run: string, kinds: string, data: string) => `
  , event AS (
    INSERT INTO "RunEvent" ("teamId", "runId", seq, kind, data)
    SELECT ${team}, ${run}, run.before + position, kind::"RunEventKind", data::json
    FROM run, unnest(${kinds}::text[], ${data}::text[]) WITH ORDINALITY AS event (kind, data, position)
  )
  SELECT pg_notify('${RUN_CHANNEL}', ${run})`;

/** Events as two parameters: their kinds and their data. */
export function eventValues(events: readonly NewEvent[]): [kinds: string[], data: string[]] {
  return [events.map((event) => event.kind), events.map((event) => JSON.stringify(event.data))];
}

/**
 * Appends events to a run. Their numbers come from the run's own counter in the same transaction, so numbers appear in
 * order and without gaps: a reader that saw number n has missed nothing before it. Also notifies `lensgraph_run`.
 */
export async function appendEvents(
  sql: Sql,
  run: { teamId: string; runId: string },
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await sql.query(
    `WITH run AS (
       UPDATE "Run" SET "eventSeq" = "eventSeq" + cardinality($3::text[]) WHERE "teamId" = $1 AND id = $2
       RETURNING "eventSeq" - cardinality($3::text[]) AS before
     ) ${INSERT_EVENTS('$1', '$2', '$3', '$4')}`,
    [run.teamId, run.runId, ...eventValues(events)],
    'append-events',
  );
}
