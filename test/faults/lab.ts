// Everything a fault test needs, all of it real: a database, optionally a Redis, a data folder, worker processes that can
// be killed, and runs of real photos through the real detector. Leases and pauses are those of production.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodes } from '../../nodes/registry.generated';

import { compile } from '../../src/compiler/compile';
import type { Plan } from '../../src/core/plan';
import { type Db, openDb } from '../../src/db/client';
import { createRun } from '../../src/db/create-run';
import { getRun } from '../../src/db/runs';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import { ENDED_RUN_STATUSES, type NewItem, type RunView } from '../../src/db/types';
import { type BatchJob, batchJobs, openBatchQueue } from '../../src/queue/batch-queue';
import { type Queue, queueConnection } from '../../src/queue/queue';
import { modelIndex } from '../../src/server/model-index';
import type { BlobStore } from '../../src/storage/blob-store';
import { openFolderStore } from '../../src/storage/folder-store';
import { TEST_MODELS, testModel } from '../support/models';
import { testPhotos } from '../support/photos';
import { createTestDatabase, type TestDatabase } from '../support/postgres';
import { startTestRedis, type TestRedis } from '../support/redis';
import { ROOT } from '../support/sources';

/** Leases have to run out in these tests, and the machine may be busy with others. */
export const FAULT_TEST_MS = 180_000;
const BATCH_SIZE = 16;
const SMALL_BYTES = 100_000;
const WORKER = join(ROOT, 'dist/worker.mjs');

/** Counts every object of each photo into a CSV. */
export const COUNT_ALL = {
  schemaVersion: 1,
  name: 'Count everything',
  nodes: [
    { id: 'photos', type: 'load', config: { source: 'upload' } },
    { id: 'find', type: 'detect', config: { model: 'coco-ssd', minScore: 0.5 } },
    { id: 'count', type: 'count', config: {} },
    { id: 'save', type: 'export', config: { formats: ['csv'] } },
  ],
  edges: [
    { source: 'photos', sourceHandle: 'image', target: 'find', targetHandle: 'image' },
    { source: 'find', sourceHandle: 'detections', target: 'count', targetHandle: 'detections' },
    { source: 'find', sourceHandle: 'detections', target: 'save', targetHandle: 'detections' },
    { source: 'count', sourceHandle: 'count', target: 'save', targetHandle: 'count' },
  ],
};

export function planOf(graph: unknown): Plan {
  const { plan, problems } = compile(graph, { registry: nodes, models: modelIndex() });
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

export interface LabWorker {
  readonly pid: number;
  readonly process: ChildProcess;
  /** Lines of its log so far. */
  log(): string;
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
  /** SIGTERM; its exit code. */
  stop(): Promise<number | null>;
  /** What a child sees when the process that forked it is gone; its exit code. */
  leaveAlone(): Promise<number | null>;
}

export interface Lab {
  readonly db: Db;
  readonly database: TestDatabase;
  readonly queue: Queue<BatchJob>;
  readonly blobs: BlobStore;
  readonly redis: TestRedis | undefined;
  readonly plan: Plan;
  readonly data: string;
  /** Settings of a process of this installation. */
  readonly env: Readonly<Record<string, string>>;
  /** A worker process from dist/, once it takes work; `changes` to the settings are for it alone. */
  startWorker(changes?: Readonly<Record<string, string>>): Promise<LabWorker>;
  /** Puts files into the store, as photos of a run. */
  photos(paths: readonly string[]): Promise<NewItem[]>;
  /** `count` small photos of the test folder, over and over, under names of their own. */
  manyPhotos(count: number): Promise<NewItem[]>;
  /** Stores a run (by default of `plan`) and puts its jobs on the queue, as the server does. */
  run(items: readonly NewItem[], plan?: Plan): Promise<RunView>;
  /** The run when it has ended. */
  ended(runId: string): Promise<RunView>;
  /** Results written so far. */
  results(runId: string): Promise<number>;
  close(): Promise<void>;
}

/** Asks until the answer is a yes; a test that waits in vain ends by its own time limit, or here with a reason. */
export async function until(what: string, check: () => Promise<boolean>, timeoutMs = 120_000): Promise<void> {
  const giveUp = performance.now() + timeoutMs;
  while (!(await check())) {
    if (performance.now() > giveUp) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await sleep(20);
  }
}

/** `models: false`: none is on this machine. */
export async function openLab(options: { redis?: boolean; models?: boolean } = {}): Promise<Lab> {
  const data = await mkdtemp(join(tmpdir(), 'lensgraph faults-'));
  if (options.models ?? true) {
    await testModel('coco-ssd');
    await symlink(TEST_MODELS, join(data, 'models'));
  }
  await mkdir(join(data, 'blobs'));
  const database = await createTestDatabase();
  const redis = options.redis ? await startTestRedis() : undefined;
  const db = openDb(database.url);
  const blobs = await openFolderStore(join(data, 'blobs'));
  const queueTrouble: Error[] = []; // A Redis that is killed is the point of some tests.
  const queue = await openBatchQueue(queueConnection({ redisUrl: redis?.url }, database.url), (error) =>
    queueTrouble.push(error),
  );
  const env = {
    LENSGRAPH_DATA: data,
    DATABASE_URL: database.url,
    LENSGRAPH_LOG: 'info',
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const plan = planOf(COUNT_ALL);
  const workers: LabWorker[] = [];

  const photos = (paths: readonly string[]) =>
    Promise.all(
      paths.map(async (path): Promise<NewItem> => {
        const { id, bytes } = await blobs.putFile(path);
        return { name: basename(path), blobId: id, bytes };
      }),
    );
  const get = (runId: string) => getRun(db, { teamId: DEFAULT_TEAM_ID, runId });

  return {
    db,
    database,
    queue,
    blobs,
    redis,
    plan,
    data,
    env,
    startWorker: async (changes = {}) => {
      const worker = await startWorker({ ...env, ...changes });
      workers.push(worker);
      return worker;
    },
    photos,
    manyPhotos: async (count) => {
      const known = (await photos(await testPhotos())).filter(({ bytes }) => bytes < SMALL_BYTES);
      return Array.from({ length: count }, (_, index) => {
        const photo = known[index % known.length];
        if (!photo) throw new Error('there are no test photos');
        return { ...photo, name: `${index}-${photo.name}` };
      });
    },
    run: async (items, chosen = plan) => {
      const { run, batches } = await createRun(db, {
        teamId: DEFAULT_TEAM_ID,
        workflowName: chosen.name,
        plan: chosen,
        planHash: chosen.hash,
        params: {},
        items,
        batchSize: BATCH_SIZE,
      });
      await queue.add(batchJobs(batches));
      return run;
    },
    ended: async (runId) => {
      await until('the run ends', async () => ENDED_RUN_STATUSES.includes((await get(runId)).status));
      return get(runId);
    },
    results: async (runId) => (await get(runId)).progress.done,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.kill()));
      await queue.close();
      await db.close();
      await redis?.stop();
      await database.drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function startWorker(env: Readonly<Record<string, string>>): Promise<LabWorker> {
  const child = fork(WORKER, [], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exited = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), exited]);
  if (child.exitCode !== null || child.pid === undefined) throw new Error(`the worker ended (${first[0]}): ${log}`);
  return {
    pid: child.pid,
    process: child,
    log: () => log,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
    leaveAlone: async () => {
      child.disconnect();
      await exited;
      return child.exitCode;
    },
  };
}

/** Stands it still, so that it cannot give back what it holds in the moment before; false when it holds nothing. */
export async function standStill(worker: LabWorker, held: () => Promise<readonly unknown[]>): Promise<boolean> {
  // Stopped again and again for nothing it would never come to take any.
  if ((await held()).length === 0) return false;
  process.kill(worker.pid, 'SIGSTOP');
  await sleep(100); // What it had sent to the database still arrives.
  if ((await held()).length > 0) return true;
  process.kill(worker.pid, 'SIGCONT');
  return false;
}

/** Processes whose parent is `pid`, by /proc; a test of leftovers needs to know them while the parent lives. */
export async function childrenOf(pid: number): Promise<number[]> {
  const all = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const found: number[] = [];
  for (const each of all) {
    const stat = await readFile(`/proc/${each}/stat`, 'utf8').catch(() => null); // It ended while we looked.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields && Number(fields[1]) === pid) found.push(each);
  }
  return found;
}
