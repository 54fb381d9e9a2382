// What must hold of a run whatever was killed meanwhile.

import { expect } from 'vitest';
import { listArtifacts } from '../../src/db/runs';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import type { Lab } from './lab';

/** The run is complete: one result for each photo, in attempt 1; equal photos counted alike; progress never went back; one end. */
export async function expectExactlyOnce(lab: Lab, runId: string, total: number): Promise<void> {
  const run = await lab.ended(runId);
  expect(run.status).toBe('completed');
  expect(run.progress).toEqual({ total, done: total, ok: total, skipped: 0, failed: 0 });
  expect(run.totals).toMatchObject({ count: { photos: total } });

  const [rows] = await lab.database.sql(
    `SELECT count(*)::int AS results, count(DISTINCT "itemIndex")::int AS photos, max(attempt) AS attempt
     FROM "ItemResult" WHERE "runId" = $1`,
    [runId],
  );
  expect(rows).toEqual({ results: total, photos: total, attempt: 1 });

  const differing = await lab.database.sql(
    `SELECT item."blobId" FROM "ItemResult" result JOIN "Item" item
       ON item."runId" = result."runId" AND item.index = result."itemIndex"
     WHERE result."runId" = $1
     GROUP BY item."blobId" HAVING count(DISTINCT result.outputs -> 'count' ->> 'count') <> 1`,
    [runId],
  );
  expect(differing).toEqual([]);

  const events = await lab.database.sql<{ seq: number; kind: string; done: number | null }>(
    `SELECT seq, kind::text, (data ->> 'done')::int AS done FROM "RunEvent" WHERE "runId" = $1 ORDER BY seq`,
    [runId],
  );
  expect(events.map((event) => event.seq)).toEqual(events.map((_, at) => at + 1));
  const progress = events.flatMap((event) => (event.kind === 'progress' && event.done !== null ? [event.done] : []));
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(total);
  expect(events.filter((event) => event.kind === 'finished')).toHaveLength(1);

  const open = await lab.database.sql(`SELECT index FROM "Batch" WHERE "runId" = $1 AND status <> 'done'`, [runId]);
  expect(open).toEqual([]);
  const files = await listArtifacts(lab.db, { teamId: DEFAULT_TEAM_ID, runId });
  expect(files.map((file) => file.name)).toEqual(['save.csv']);
}
