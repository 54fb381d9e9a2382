// The queue forgets: it was never told of a run, or it is killed and emptied in the middle of one. PostgreSQL knows, so the
// runs happen all the same.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { NewRun } from '../../src/db/create-run';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import { ROOT } from '../support/sources';
import { expectExactlyOnce } from './exactly-once';
import { FAULT_TEST_MS, type Lab, type LabWorker, openLab, until } from './lab';

vi.setConfig({ testTimeout: FAULT_TEST_MS });

let lab: Lab;
let worker: LabWorker;
beforeAll(async () => {
  lab = await openLab({ redis: true });
  worker = await lab.startWorker();
});
afterAll(() => lab?.close());

const redis = () => {
  if (!lab.redis) throw new Error('this lab has a Redis');
  return lab.redis;
};

it('the creator is killed between commit and enqueue: the run happens', async () => {
  const script = join(ROOT, 'dist/tests/creator.mjs');
  await build({
    entryPoints: [join(ROOT, 'test/faults/creator.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const run: NewRun = {
    teamId: DEFAULT_TEAM_ID,
    workflowName: lab.plan.name,
    plan: lab.plan,
    planHash: lab.plan.hash,
    params: {},
    items: await lab.manyPhotos(3),
    batchSize: 16,
  };
  const creator = spawn(process.execPath, [script, lab.database.url, JSON.stringify(run)], { stdio: 'inherit' });
  const [, signal] = await once(creator, 'exit');
  expect(signal).toBe('SIGKILL');
  const [row] = await lab.database.sql<{ id: string }>('SELECT id FROM "Run"');
  expect(row).toBeDefined();
  await expectExactlyOnce(lab, row?.id ?? '', 3);
  expect(worker.log()).toContain('a job was lost; it is added again');
});

it('Redis is killed and emptied in the middle: the run finishes', async () => {
  const { id } = await lab.run(await lab.manyPhotos(120));
  await until('some photos are through', async () => (await lab.results(id)) >= 30);
  await redis().kill();
  await redis().wipe();
  await sleep(1_000);
  await redis().start();
  const waiting = await lab.database.sql(`SELECT index FROM "Batch" WHERE "runId" = $1 AND status = 'queued'`, [id]);
  expect(waiting.length).toBeGreaterThan(0);
  await expectExactlyOnce(lab, id, 120);
});

it('Redis is away for a while with nothing to do: the next run is taken', async () => {
  await redis().kill();
  await sleep(5_000);
  await redis().start();
  const { id } = await lab.run(await lab.manyPhotos(2));
  await expectExactlyOnce(lab, id, 2);
});
