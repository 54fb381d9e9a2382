// The database is out of reach for a worker in the middle of a run: it keeps what it computed, or gives its claims up when
// that takes longer than a lease, and goes on by itself afterwards.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CuttableWay, cuttableWay } from './cuttable';
import { expectExactlyOnce } from './exactly-once';
import { FAULT_TEST_MS, type Lab, type LabWorker, openLab, until } from './lab';

vi.setConfig({ testTimeout: FAULT_TEST_MS });

let lab: Lab;
let way: CuttableWay;
let worker: LabWorker;
beforeAll(async () => {
  lab = await openLab();
  way = await cuttableWay(lab.database.url);
  worker = await lab.startWorker({ DATABASE_URL: way.url });
});
afterAll(async () => {
  await lab?.close();
  await way?.close();
});

async function cutInTheMiddle(ms: number): Promise<string> {
  const { id } = await lab.run(await lab.manyPhotos(100));
  await until('some photos are through', async () => (await lab.results(id)) >= 20);
  way.cut();
  await sleep(ms);
  way.mend();
  return id;
}

it('for three seconds: the run finishes, and no claim was lost', async () => {
  const id = await cutInTheMiddle(3_000);
  await expectExactlyOnce(lab, id, 100);
  const again = await lab.database.sql('SELECT index FROM "Batch" WHERE "runId" = $1 AND token > 1', [id]);
  expect(again).toEqual([]);
});

it('for longer than a lease: it gives its claims up by itself, takes them again, and the run finishes', async () => {
  const id = await cutInTheMiddle(11_000);
  await expectExactlyOnce(lab, id, 100);
  expect(worker.log()).toContain('"reason":"lease_lost"');
});
