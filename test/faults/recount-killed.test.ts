// kill -9 of a worker in the middle of a recount: the run stays as it was, another worker counts it, and it is counted once.

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { correctionEdits, editCount } from '../../src/core/corrections';
import { storeCorrection } from '../../src/db/corrections';
import { getRun, listArtifacts, listItems } from '../../src/db/runs';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import { batchJobs } from '../../src/queue/batch-queue';
import { holdExecutors } from '../support/processes';
import { FAULT_TEST_MS, type Lab, openLab, until } from './lab';

const PHOTOS = 40;
const GOES_ON_S = 28;

vi.setConfig({ testTimeout: FAULT_TEST_MS });

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

it('a worker killed while it recounts loses nothing and counts nothing twice', async () => {
  const first = await lab.startWorker();
  const { id: runId } = await lab.run(await lab.manyPhotos(PHOTOS));
  const before = await lab.ended(runId);
  const key = { teamId: DEFAULT_TEAM_ID, runId };
  const files = await listArtifacts(lab.db, key);

  // So that it is in the middle of counting when it is killed, and not through with it.
  const letGo = await holdExecutors(first.pid);
  const edits = correctionEdits.parse({ added: [{ id: 'mine', label: 'apple', box: [1, 1, 60, 60] }] });
  for (let index = 0; index < PHOTOS; index++) {
    const stored = await storeCorrection(lab.db, {
      ...key,
      index,
      attempt: 1,
      revision: 0,
      edits,
      count: editCount(edits),
    });
    if (stored.state === 'stored' && stored.wakeUp) await lab.queue.add(batchJobs([stored.wakeUp]));
  }
  const recount = async () => {
    const [row] = await lab.database.sql<{ status: string; claims: number }>(
      `SELECT status::text, claims FROM "Batch" WHERE "runId" = $1 AND kind = 'recount'`,
      [runId],
    );
    return row;
  };
  await until('the recount is under way', async () => (await recount())?.status === 'leased');
  const killedAt = performance.now();
  await first.kill();
  await letGo();

  const meanwhile = await getRun(lab.db, key);
  expect(meanwhile).toMatchObject({ status: 'completed', totals: before.totals, recounting: true });
  expect(await listArtifacts(lab.db, key)).toEqual(files);

  await lab.startWorker();
  await until('it is counted again', async () => (await recount())?.status === 'done');
  const seconds = (performance.now() - killedAt) / 1000;
  console.log(`after kill -9 the recount of ${PHOTOS} photos was done after ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(GOES_ON_S);

  const after = await getRun(lab.db, key);
  expect(after).toMatchObject({ status: 'completed', recounting: false, corrections: PHOTOS });
  expect(sumOf(after.totals)).toBe(sumOf(before.totals) + PHOTOS);
  const { items } = await listItems(lab.db, { ...key, limit: PHOTOS });
  expect(new Set(items.map(({ attempt }) => attempt))).toEqual(new Set([2]));
  const [rows] = await lab.database.sql('SELECT count(*)::int AS results FROM "ItemResult" WHERE "runId" = $1', [
    runId,
  ]);
  expect(rows).toEqual({ results: PHOTOS * 2 });
  expect((await listArtifacts(lab.db, key)).map(({ name }) => name)).toEqual(files.map(({ name }) => name));
});

function sumOf(totals: unknown): number {
  return Object(totals).count.sum;
}
