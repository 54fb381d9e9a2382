// How many photos of a run came out how: always counted from rows, never stored. Shared by who reads and who writes.
import type { RunProgress } from './types';

/** The counts of run `r` of the query around it: a photo counts by the result of its current attempt. */
export const COUNTS = `
  SELECT count(*) FILTER (WHERE result.status = 'ok')::int AS ok,
         count(*) FILTER (WHERE result.status = 'skipped')::int AS skipped,
         count(*) FILTER (WHERE result.status = 'failed')::int AS failed
  FROM "Item" item
  JOIN "ItemResult" result
    ON result."runId" = item."runId" AND result."itemIndex" = item.index AND result.attempt = item.attempt
  WHERE item."runId" = r.id`;

export interface Counts {
  ok: number;
  skipped: number;
  failed: number;
}

export function progressOf(total: number, { ok, skipped, failed }: Counts): RunProgress {
  return { total, done: ok + skipped + failed, ok, skipped, failed };
}
