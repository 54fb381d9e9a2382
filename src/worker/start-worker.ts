// Composition root of a worker: opens what it works with, takes batches from the queue, stops in good order.
// It never computes: photos go to the executor's children.

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { LensgraphError } from '../core/errors';
import { releaseBatch } from '../db/claim-batch';
import { openDb } from '../db/client';
import { DEFAULT_TEAM_ID } from '../db/team';
import { workerGone, workerSeen } from '../db/workers';
import type { Env } from '../env';
import { executorCache } from '../executor/cache-settings';
import { createExecutor } from '../executor/executor';
import type { ExecutorOptions } from '../executor/types';
import { batchJobs, openBatchQueue } from '../queue/batch-queue';
import { answerCanaries, CANARY_QUEUE } from '../queue/canary';
import { openQueue } from '../queue/open-queue';
import { queueConnection } from '../queue/queue';
import { openFolderStore } from '../storage/folder-store';
import { keepClaims } from './claims';
import { convertInThread, convertScript } from './convert-in-thread';
import { handleBatch } from './handle-batch';
import { modelFinder } from './models';
import { startReconciler } from './reconciler';
import { openScratchFolder } from './scratch-folder';
import { startSideWork } from './side-work';
import { createSlots } from './slots';
import type { WorkerDeps } from './worker-deps';

/** Two, so that the next batch is claimed and its photos are ready before the last one ends. */
const BATCHES_AT_ONCE = 2;
const SEEN_MS = 5_000;
/** Whoever waits for a preview gets it from another worker. */
const SIDE_GRACE_MS = 2_000;

export interface WorkerOptions {
  readonly databaseUrl: string;
  /** Asked for by name; refused when it does not work. Left out: the best that works. */
  readonly provider?: string;
  /** Executor children; by default one on a GPU, one per core on the CPU. */
  readonly children?: number;
  readonly log: Logger;
  /** The worker cannot go on and must be stopped. */
  onBroken(error: unknown): void;
}

export interface RunningWorker {
  readonly id: string;
  readonly provider: string;
  /** Takes no more work, gives what it has `graceMs` to end, hands the rest back, and closes everything. */
  stop(graceMs: number): Promise<void>;
}

/** Resolves when the worker takes work. Throws `provider_unavailable`, `environment` or `unavailable`. */
export async function startWorker(env: Env, asked: WorkerOptions): Promise<RunningWorker> {
  const id = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const log = asked.log.child({ worker: id });
  const warn = (what: string) => (err: unknown) => log.warn({ err }, what);
  const scratch = await openScratchFolder(env.data.scratch);
  const options: Omit<ExecutorOptions, 'children' | 'scratch'> = {
    provider: asked.provider,
    childScript: join(env.packageRoot, 'dist', 'executor-child.mjs'),
    model: modelFinder(env.data.models, log, convertInThread(convertScript(env.packageRoot))),
    cache: executorCache(env),
    log: ({ level, message, ...entry }) => log[level](entry, message),
  };
  const executor = createExecutor({ ...options, children: asked.children, scratch });
  const db = openDb(asked.databaseUrl, { onError: warn('a database connection broke') });
  const connection = queueConnection(env, asked.databaseUrl);
  const [provider, blobs, queue, canaries] = await Promise.all([
    executor.provider(),
    openFolderStore(env.data.blobs),
    openBatchQueue(connection, warn('the queue reports trouble')),
    openQueue<null>(connection, CANARY_QUEUE, warn('the canary queue reports trouble')),
  ]).catch(async (error: unknown) => {
    await executor.close();
    throw error;
  });

  const claims = keepClaims(db, warn('claims could not be renewed'));
  const slots = createSlots(executor.slots);
  const deps: WorkerDeps = {
    workerId: id,
    db,
    queue,
    blobs,
    executor,
    slots,
    claims,
    scratch,
    models: env.data.models,
    log,
    onBroken: asked.onBroken,
  };
  const sayAlive = () => workerSeen(db, { teamId: DEFAULT_TEAM_ID, id, provider });
  await sayAlive();
  const alive = setInterval(() => sayAlive().catch(warn('the worker could not say that it is alive')), SEEN_MS);
  const reconciler = startReconciler(db, queue, log);
  const intake = await queue.process(({ data }) => handleBatch(data, deps), { concurrency: BATCHES_AT_ONCE });
  await answerCanaries(canaries);
  const side = await startSideWork(env, connection, deps, { ...options, provider });
  log.info({ provider }, 'the worker takes work');

  return {
    id,
    provider,
    stop: async (graceMs) => {
      log.info({ batches: claims.held().length }, 'the worker ends when it has done what it holds');
      await Promise.all([reconciler.close(), side.close(Math.min(graceMs, SIDE_GRACE_MS))]);
      if (!(await intake.close(graceMs))) await handBack(deps);
      clearInterval(alive);
      claims.close();
      await executor.close();
      await workerGone(db, { teamId: DEFAULT_TEAM_ID, id }).catch(warn('the worker could not say that it ends'));
      await Promise.all([queue.close(), canaries.close()]);
      await db.close();
    },
  };
}

/** Stops the work under every claim and puts the batches back for others. */
async function handBack({ claims, db, queue, log }: WorkerDeps): Promise<void> {
  const held = claims.held();
  log.warn({ batches: held.length }, 'batches are handed back, not done in time');
  for (const each of held) each.lose(new LensgraphError('cancelled'));
  try {
    const batches = await Promise.all(held.map(({ claim }) => releaseBatch(db, claim)));
    await queue.add(batchJobs(batches.filter((batch) => batch !== null)));
  } catch (error) {
    log.warn({ err: error }, 'batches could not be handed back; their leases run out');
  }
}
