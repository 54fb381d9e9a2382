// The life of a worker's process: settings, database, log, signals, and an end within bounds whatever happens.

import { inspect } from 'node:util';
import { pino } from 'pino';
import { LensgraphError } from '../core/errors';
import { migrate } from '../db/migrate';
import { type Env, readEnv } from '../env';
import { openDatabase } from '../launch/postgres';
import { startWorker, type WorkerOptions } from './start-worker';

/** What photos at work may still take after a request to stop. */
const GRACE_MS = 25_000;
/** After this the process ends, closed or not; its leases run out. */
const LAST_MS = 30_000;
const EXIT_BROKEN = 1;
const EXIT_ENVIRONMENT = 4;
const EXIT_INTERRUPTED = 130;

export interface WorkerProcessOptions {
  readonly provider?: string;
  readonly children?: number;
}

/**
 * Runs a worker until this process is told to stop (SIGTERM, SIGINT, or the end of the process that forked it), then
 * exits. Says `{ kind: 'ready' }` to its parent when it takes work. Exit code 4 when it cannot start.
 */
export async function runWorkerProcess(options: WorkerProcessOptions): Promise<never> {
  const asked = stopRequested();
  try {
    process.exit(await work(readEnv(), options, asked));
  } catch (error) {
    const ours = error instanceof LensgraphError;
    process.stderr.write(`${ours ? error.message : inspect(error)}\n`);
    process.exit(ours ? EXIT_ENVIRONMENT : EXIT_BROKEN);
  }
}

/** Resolves with the first request to stop; a second Ctrl-C ends the process at once. */
function stopRequested(): Promise<'asked'> {
  return new Promise((resolve) => {
    const stop = () => resolve('asked');
    process.once('SIGTERM', stop);
    process.once('disconnect', stop);
    process.once('SIGINT', () => {
      stop();
      process.once('SIGINT', () => process.exit(EXIT_INTERRUPTED));
    });
  });
}

/** Resolves with the exit code. */
async function work(env: Env, options: WorkerProcessOptions, asked: Promise<'asked'>): Promise<number> {
  const log = pino({ level: env.logLevel, base: { process: 'worker' } }, pino.destination({ fd: 2, sync: true }));
  const database = await openDatabase(env);
  await migrate(database.url, env.packageRoot);
  let onBroken: WorkerOptions['onBroken'] = () => undefined;
  const broken = new Promise<'broken'>((resolve) => {
    onBroken = (err) => {
      log.fatal({ err }, 'the worker cannot go on');
      resolve('broken');
    };
  });
  const worker = await startWorker(env, { ...options, databaseUrl: database.url, log, onBroken });
  process.send?.({ kind: 'ready', provider: worker.provider });
  const why = await Promise.race([asked, broken]);
  setTimeout(() => process.exit(EXIT_BROKEN), LAST_MS).unref();
  await worker.stop(why === 'broken' ? 0 : GRACE_MS);
  await database.close();
  log.info('the worker ended');
  return why === 'broken' ? EXIT_BROKEN : 0;
}
