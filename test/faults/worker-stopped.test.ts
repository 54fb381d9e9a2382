// A worker that is frozen for longer than its lease and then wakes up: what it brings late is refused, and it works on.
// A run that is cancelled, and a worker that is asked to end: at once, and nothing is written after.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { cancelRun } from '../../src/db/cancel-run';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import { expectExactlyOnce } from './exactly-once';
import { childrenOf, FAULT_TEST_MS, type Lab, type LabWorker, openLab, standStill, until } from './lab';

const PHOTOS = 120;

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

const leasedBy = (worker: LabWorker, runId: string) =>
  lab.database.sql<{ index: number }>(
    `SELECT index FROM "Batch" WHERE "runId" = $1 AND status = 'leased' AND "workerId" LIKE $2`,
    [runId, `%-${worker.pid}-%`],
  );

/** Connections that wait for a lock, and began their transaction with an earlier statement. */
const waitingInside = async () => {
  const [row] = await lab.database.sql<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND xact_start < query_start`,
  );
  return row?.waiting ?? 0;
};

it('frozen beyond its lease: late results are refused, none is there twice, and the worker works on', async () => {
  const frozen = await start();
  const { id } = await lab.run(await lab.manyPhotos(PHOTOS));
  await until('it has results', async () => (await lab.results(id)) >= 20);
  await until('it holds batches and stands still', () => standStill(frozen, () => leasedBy(frozen, id)));
  const other = await start();
  await lab.ended(id);
  frozen.process.kill('SIGCONT');
  await until('it noticed', async () => frozen.log().includes('stopped working on a batch'));
  expect(frozen.log()).toContain('"reason":"lease_lost"');
  await expectExactlyOnce(lab, id, PHOTOS);

  await other.kill();
  const next = await lab.run(await lab.manyPhotos(20));
  await expectExactlyOnce(lab, next.id, 20);
});

it('frozen between BEGIN and COMMIT: the others wait for it for seconds, not for ever', async () => {
  const frozen = await start();
  const { id } = await lab.run(await lab.manyPhotos(PHOTOS));
  await until('it has results', async () => (await lab.results(id)) >= 10);
  // The row that every result changes is held, until the worker waits for it in the middle of a transaction of its own.
  await lab.db.tx(async (sql) => {
    await sql.query('SELECT id FROM "Run" WHERE id = $1 FOR UPDATE', [id]);
    await until('it waits inside a transaction', async () => (await waitingInside()) > 0);
    frozen.process.kill('SIGSTOP');
  });
  await start();
  await lab.ended(id);
  frozen.process.kill('SIGCONT');
  await expectExactlyOnce(lab, id, PHOTOS);
});

it('cancelled in the middle: nothing is written after, and the next run is not held up', async () => {
  await start();
  const { id } = await lab.run(await lab.manyPhotos(PHOTOS));
  await until('some photos are through', async () => (await lab.results(id)) >= 20);
  const cancelled = await cancelRun(lab.db, { teamId: DEFAULT_TEAM_ID, runId: id });
  expect(cancelled.status).toBe('cancelled');
  const next = await lab.run(await lab.manyPhotos(20));
  await expectExactlyOnce(lab, next.id, 20);
  expect(cancelled.progress.done).toBeLessThan(PHOTOS);
  const after = await lab.ended(id);
  expect(after).toMatchObject({ status: 'cancelled', progress: cancelled.progress });
});

it('asked to end: finishes what it holds, leaves no process, and another goes on without waiting for a lease', async () => {
  const first = await start();
  const { id } = await lab.run(await lab.manyPhotos(PHOTOS));
  await until('some photos are through', async () => (await lab.results(id)) >= 20);
  const executors = await childrenOf(first.pid);
  expect(await first.stop()).toBe(0);
  for (const pid of executors) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(await leasedBy(first, id)).toEqual([]);
  const [row] = await lab.database.sql('SELECT count(*)::int AS workers FROM "Worker" WHERE id LIKE $1', [
    `%-${first.pid}-%`,
  ]);
  expect(row).toEqual({ workers: 0 });
  const left = await lab.results(id);
  await sleep(300);
  expect(await lab.results(id)).toBe(left);
  await start();
  await expectExactlyOnce(lab, id, PHOTOS);
});

it('left alone by the process that started it: ends in good order', async () => {
  const worker = await start();
  const executors = await childrenOf(worker.pid);
  expect(await worker.leaveAlone()).toBe(0);
  for (const pid of executors) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
