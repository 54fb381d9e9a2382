// kill -9 of a worker in the middle of a run of 200 photos: what it held goes on elsewhere within 12 seconds of the kill,
// and every photo has its one result.

import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { identityOf } from '../../src/launch/process-lock';
import { expectExactlyOnce } from './exactly-once';
import { childrenOf, FAULT_TEST_MS, type Lab, type LabWorker, openLab, standStill, until } from './lab';

const PHOTOS = 200;
const GOES_ON_S = 12;

vi.setConfig({ testTimeout: FAULT_TEST_MS });

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

const workers: LabWorker[] = [];
const start = async () => {
  const worker = await lab.startWorker();
  workers.push(worker);
  return worker;
};
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.kill()));
});

async function middleOf(runId: string): Promise<void> {
  await until('some photos are through', async () => (await lab.results(runId)) >= 30);
}

/** Kills it while it holds batches; these, and the executors it had. */
async function killHolding(worker: LabWorker, runId: string) {
  const mine = () =>
    lab.database.sql<{ index: number; token: number }>(
      `SELECT index, token FROM "Batch" WHERE "runId" = $1 AND status = 'leased' AND "workerId" LIKE $2`,
      [runId, `%-${worker.pid}-%`],
    );
  await until('the worker holds batches and stands still', () => standStill(worker, mine));
  const executors = await childrenOf(worker.pid);
  expect(executors.length).toBeGreaterThan(0);
  const killedAt = performance.now();
  await worker.kill();
  const held = await mine();
  expect(held.length).toBeGreaterThan(0);
  return { killedAt, held, executors };
}

/** Seconds from the kill until others may take what it held, and until the next result, both as the database saw them. */
async function goesOn(runId: string, { killedAt, held }: Awaited<ReturnType<typeof killHolding>>) {
  const indices = held.map(({ index }) => index);
  await until('what the killed worker held is free again', async () => {
    const again = await lab.database.sql<{ index: number; token: number; status: string }>(
      'SELECT index, token, status::text FROM "Batch" WHERE "runId" = $1 AND index = ANY($2)',
      [runId, indices],
    );
    const freed = (one: { index: number; token: number }) =>
      again.some(({ index, token, status }) => index === one.index && (token > one.token || status === 'queued'));
    return held.every(freed);
  });
  const freedAfter = (performance.now() - killedAt) / 1000;
  await until('the next result', async () => (await nextResult(runId, killedAt)) !== null);
  return { freedAfter, resultAfter: await nextResult(runId, killedAt) };
}

async function nextResult(runId: string, killedAt: number): Promise<number | null> {
  const since = (performance.now() - killedAt) / 1000;
  const [row] = await lab.database.sql<{ after: number | null }>(
    `SELECT extract(epoch FROM min("createdAt") - now())::float8 + $2 AS after FROM "ItemResult"
     WHERE "runId" = $1 AND "createdAt" > now() - $2 * interval '1 second'`,
    [runId, since],
  );
  return row?.after ?? null;
}

/** `startS`: seconds the machine took to start who goes on. */
function expectSoon(who: string, { freedAfter, resultAfter }: Awaited<ReturnType<typeof goesOn>>, startS = 0) {
  console.log(
    `after kill -9 ${who} wrote the next result after ${resultAfter?.toFixed(1)} s; what the killed one held was free after ${freedAfter.toFixed(1)} s`,
  );
  expect(resultAfter).toBeLessThan(GOES_ON_S + startS);
  expect(freedAfter).toBeLessThan(GOES_ON_S + startS);
}

it('another worker goes on', async () => {
  const [first] = [await start(), await start()];
  const { id } = await lab.run(await lab.manyPhotos(PHOTOS));
  await middleOf(id);
  const killed = await killHolding(first, id);
  expectSoon('another worker', await goesOn(id, killed));
  await expectExactlyOnce(lab, id, PHOTOS);
  await until('its executors are gone', async () => {
    const alive = await Promise.all(killed.executors.map(identityOf));
    return alive.every((each) => each === null);
  });
});

it('the restarted worker goes on', async () => {
  const first = await start();
  const { id } = await lab.run(await lab.manyPhotos(PHOTOS));
  await middleOf(id);
  const killed = await killHolding(first, id);
  await start();
  const startS = (performance.now() - killed.killedAt) / 1000;
  expectSoon('the restarted worker', await goesOn(id, killed), startS);
  await expectExactlyOnce(lab, id, PHOTOS);
});
