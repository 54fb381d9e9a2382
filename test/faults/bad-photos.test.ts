// What goes wrong with single photos: the run goes on, says which and why, and tries only those again.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { retryRun } from '../../src/db/retry-run';
import { listArtifacts, listItems } from '../../src/db/runs';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import { batchJobs } from '../../src/queue/batch-queue';
import { BAD_PHOTOS, writeBadPhotos } from '../support/bad-photos';
import { testPhotos } from '../support/photos';
import { COUNT_ALL, FAULT_TEST_MS, type Lab, openLab, planOf } from './lab';

vi.setConfig({ testTimeout: FAULT_TEST_MS });

let lab: Lab;
let folder = '';
beforeAll(async () => {
  lab = await openLab();
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-bad-'));
  await writeBadPhotos(folder);
  await lab.startWorker();
});
afterAll(async () => {
  await lab?.close();
  await rm(folder, { recursive: true, force: true });
});

const retry = async (runId: string) => {
  const { batches } = await retryRun(lab.db, { teamId: DEFAULT_TEAM_ID, runId, batchSize: 16 });
  await lab.queue.add(batchJobs(batches));
  return lab.ended(runId);
};
const itemsOf = async (runId: string) => (await listItems(lab.db, { teamId: DEFAULT_TEAM_ID, runId })).items;

it('counts the good photos, gives the others a code and a reason, and tries only those again', async () => {
  const good = (await testPhotos()).filter((path) => path.endsWith('.jpg')).slice(0, 6);
  const bad = Object.keys(BAD_PHOTOS).map((name) => join(folder, name));
  const items = await lab.photos([...good, ...bad]);
  const { id } = await lab.run(items);
  const run = await lab.ended(id);
  expect(run.status).toBe('completed_with_errors');
  expect(run.progress).toEqual({ total: 10, done: 10, ok: 6, skipped: 0, failed: 4 });
  expect(run.provider).toBe('cpu');
  expect(run.totals).toMatchObject({ count: { photos: 6 } });

  const first = await itemsOf(id);
  const failed = first.filter((item) => item.status === 'failed');
  expect(Object.fromEntries(failed.map((item) => [item.name, item.error?.code]))).toEqual(BAD_PHOTOS);
  for (const { error } of failed) expect(error?.message).toMatch(/^The (file|photo) .+\.$/);
  const [csv] = await listArtifacts(lab.db, { teamId: DEFAULT_TEAM_ID, runId: id });
  expect(csv?.name).toBe('save.csv');

  const again = await retry(id);
  expect(again.status).toBe('completed_with_errors');
  const second = await itemsOf(id);
  expect(second.map((item) => item.attempt)).toEqual(first.map((item) => (item.status === 'failed' ? 2 : 1)));
  const [rows] = await lab.database.sql<{ first: number; second: number }>(
    `SELECT count(*) FILTER (WHERE attempt = 1)::int AS first, count(*) FILTER (WHERE attempt = 2)::int AS second
     FROM "ItemResult" WHERE "runId" = $1`,
    [id],
  );
  expect(rows).toEqual({ first: 10, second: 4 });
});

it('a photo whose file is missing fails alone, and a retry completes the run once the file is back', async () => {
  const [photo, other] = await testPhotos();
  const items = await lab.photos([photo ?? '', other ?? '']);
  const lost = items[1];
  if (!lost) throw new Error('no photo');
  await lab.blobs.delete(lost.blobId);
  const { id } = await lab.run(items);
  expect((await lab.ended(id)).status).toBe('completed_with_errors');
  expect((await itemsOf(id))[1]?.error?.code).toBe('not_found');

  await lab.photos([other ?? '']);
  const run = await retry(id);
  expect(run.status).toBe('completed');
  expect(run.progress).toMatchObject({ total: 2, ok: 2, failed: 0 });
  expect(run.totals).toMatchObject({ count: { photos: 2 } });
});

it.each([1, 20])('with a step switched off, %i photos keep which steps were left out and why', async (photos) => {
  const plan = planOf({
    ...COUNT_ALL,
    nodes: COUNT_ALL.nodes.map((node) => (node.id === 'find' ? { ...node, disabled: true } : node)),
  });
  const { id } = await lab.run(await lab.manyPhotos(photos), plan);
  const run = await lab.ended(id);
  expect(run.status).toBe('completed');
  expect(run.totals).toMatchObject({ count: { photos: 0 } });
  const items = await itemsOf(id);
  expect(items).toHaveLength(photos);
  for (const item of items) expect(item.skipped).toMatchObject({ count: 'find' });
});
