// A queue over BullMQ, on either backend. The only place with BullMQ's numbers; knows nothing of runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { LensgraphError } from '../core/errors';
import type { Backend, BullQueue, BullQueueOptions, BullWorker, BullWorkerOptions } from './backend';
import { postgresBackend } from './postgres-backend';
import type { Intake, JobHandler, JobState, Queue, QueueConnection, QueueJob } from './queue';
import { redisBackend } from './redis-backend';

/** Retries are decided in the database, and nobody reads old jobs. */
const QUEUE_OPTIONS: BullQueueOptions = {
  defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
};
/**
 * A killed worker's job comes back after lockDuration + stalledInterval at most (59 s with BullMQ's defaults, 9 s with
 * these), and however often that happens it never counts as failed.
 */
const WORKER_OPTIONS: BullWorkerOptions = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000_000,
  runRetryDelay: 500,
};
const OPEN_TRIES = 3;
const ADD_MS = 3_000;
const SINGLE_ADDS = 8;
const CLOSE_MS = 5_000;
/** A backend that is away, or whose connection a stuck handler holds, is not waited for longer than this. */
const BACKEND_CLOSE_MS = 1_000;

const STATES: Readonly<Record<string, JobState>> = {
  waiting: 'waiting',
  prioritized: 'waiting',
  'waiting-children': 'waiting',
  active: 'active',
  delayed: 'delayed',
  failed: 'failed',
  completed: 'completed',
};

/** `work`, or `unavailable` when it takes longer than `ms`: a backend that is away must not hold its callers. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } catch (cause) {
    const reason = 'The queue does not answer at the moment. Try again in a few seconds.';
    throw new LensgraphError('unavailable', { reason }, { cause });
  } finally {
    timer.abort();
    late.catch(() => undefined); // The loser of the race has nobody else to hear it.
  }
}

/** Did `work` end within `ms`, well or badly? */
async function endsWithin(ms: number, work: Promise<unknown>, onError: (error: Error) => void): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(ms, false, { signal: timer.signal }).catch(() => false);
  const ended = work.then(
    () => true,
    (error) => {
      onError(error);
      return true;
    },
  );
  const inTime = await Promise.race([ended, late]);
  timer.abort();
  return inTime;
}

/** BullMQ keeps a first connection that failed for ever: a queue that was not ready once is left for a new one. */
async function readyQueue(backend: Backend, name: string, onError: (error: Error) => void): Promise<BullQueue> {
  for (let triesLeft = OPEN_TRIES - 1; ; triesLeft--) {
    const queue = backend.queue(name, QUEUE_OPTIONS);
    queue.on('error', onError);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      await endsWithin(BACKEND_CLOSE_MS, queue.close(), onError);
      if (triesLeft > 0) continue;
      await endsWithin(BACKEND_CLOSE_MS, backend.close(), onError);
      throw error;
    }
  }
}

/** On PostgreSQL the bulk call costs 6 ms however few the jobs, a single one 0.6 ms. */
async function addJobs(queue: BullQueue, jobs: readonly QueueJob<unknown>[]): Promise<void> {
  if (jobs.length > SINGLE_ADDS) {
    await queue.addBulk(jobs.map(({ name, id, data }) => ({ name, data, opts: { jobId: id } })));
    return;
  }
  for (const { name, id, data } of jobs) await queue.add(name, data, { jobId: id });
}

/** BullMQ waits for work without limit; a worker that is still at it after `timeoutMs` is left to the process's end. */
async function closeWorker(worker: BullWorker, timeoutMs: number, onError: (error: Error) => void): Promise<boolean> {
  return endsWithin(timeoutMs, worker.close(), onError);
}

/**
 * Opens the queue `name`. On PostgreSQL its tables are made when missing; a Redis that could lose jobs is refused with
 * `environment`. `onError` hears what goes wrong later, among it what handlers throw; nothing of that ends the process,
 * and a queue goes on by itself when its backend is back.
 */
export async function openQueue<T>(
  connection: QueueConnection,
  name: string,
  onError: (error: Error) => void,
): Promise<Queue<T>> {
  const backend: Backend =
    connection.kind === 'redis'
      ? await redisBackend(connection.url, onError)
      : await postgresBackend(connection.url, onError);
  const queue = await readyQueue(backend, name, onError);
  const intakes = new Set<Intake>();

  async function process(handler: JobHandler<T>, { concurrency }: { concurrency: number }): Promise<Intake> {
    const worker = backend.worker(
      name,
      async (job) => {
        try {
          await handler({ id: job.id ?? '', name: job.name, data: job.data });
        } catch (error) {
          onError(error instanceof Error ? error : new Error(String(error)));
        }
      },
      { ...WORKER_OPTIONS, concurrency },
    );
    worker.on('error', onError);
    await worker.waitUntilReady();
    const intake: Intake = {
      close: (timeoutMs) => {
        intakes.delete(intake);
        return closeWorker(worker, timeoutMs, onError);
      },
    };
    intakes.add(intake);
    return intake;
  }

  return {
    add: async (jobs) => {
      if (jobs.length === 0) return;
      await within(ADD_MS, addJobs(queue, jobs));
    },
    state: async (jobId) => STATES[await within(ADD_MS, queue.getJobState(jobId))] ?? 'missing',
    remove: async (jobId) => {
      await within(ADD_MS, queue.remove(jobId));
    },
    process,
    close: async (timeoutMs = CLOSE_MS) => {
      await Promise.all([...intakes].map((intake) => intake.close(timeoutMs)));
      await endsWithin(BACKEND_CLOSE_MS, queue.close(), onError);
      await endsWithin(BACKEND_CLOSE_MS, backend.close(), onError);
    },
  };
}
