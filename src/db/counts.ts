// How many photos of a run came out how: always counted from rows, never stored. Shared by who reads and who writes.
import type { RunProgress } from './types';

/**
 * The counts of run `r` of the query around it: a photo counts by the result of its current attempt. Only in a run that was
 * retried are there results of older attempts; otherwise no row needs to be looked up, which makes it ten times faster.
 */
export const COUNTS = `
  SELECT count(*) FILTER (WHERE result.status = 'ok')::int AS ok,
         count(*) FILTER (WHERE result.status = 'skipped')::int AS skipped,
         count(*) FILTER (WHERE result.status = 'failed')::int AS failed
  FROM "ItemResult" result
  WHERE result."runId" = r.id AND (
    NOT EXISTS (SELECT 1 FROM "Batch" batch WHERE batch."runId" = r.id AND batch.attempt > 1)
    OR result.attempt = (
      SELECT item.attempt FROM "Item" item WHERE item."runId" = r.id AND item.index = result."itemIndex"))`;

export interface Counts {
  ok: number;
  skipped: number;
  failed: number;
}

export function progressOf(total: number, { ok, skipped, failed }: Counts): RunProgress {
  return { total, done: ok + skipped + failed, ok, skipped, failed };
}
