// What `npm start` does: database, migrations, models, then the web and one worker, kept alive until somebody says stop.
// Knows nothing of what web and worker do.
import { join } from 'node:path';
import { migrate } from '../db/migrate';
import { childEnv, type Env } from '../env';
import { claimInstance } from './instance';
import { type LogFile, openLogFile } from './log-file';
import { openDatabase } from './postgres';
import { type Supervised, supervise } from './supervised';
import { watchDatabase } from './watch-database';

/** With the database's own end this stays below the ten seconds a stop may take. */
const GRACE_MS = 7_000;

export interface StartOptions {
  readonly env: Env;
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** What takes a while, in words. */
  onProgress(text: string): void;
  /** Something a person should know: a process that died. */
  onTrouble(message: string): void;
  /** Everything answers; `url` is where. */
  onReady(url: string): void;
  /** Brings the models that steps use unless told otherwise onto this machine. */
  prepareModels(): Promise<void>;
  /** Brings the others, while people work already; ends soon after `signal` aborts and throws nothing. */
  prepareMore(): Promise<void>;
}

/** Runs until `signal` aborts, and leaves no process behind. Throws `environment` when something does not start. */
export async function startLensgraph(options: StartOptions): Promise<void> {
  const { env, signal, onProgress, prepareModels } = options;
  const undo: (() => Promise<void> | void)[] = [];
  try {
    const instance = await claimInstance(env);
    undo.unshift(instance.release);
    const database = await openDatabase(env, { onProgress });
    const watch = watchDatabase(env, database, options.onTrouble);
    undo.unshift(watch.close);
    onProgress('Preparing the database');
    await migrate(database.url, env.packageRoot);
    await prepareModels();
    signal.throwIfAborted();

    const log = openLogFile(env.data.root);
    undo.unshift(log.close);
    onProgress('Starting web and worker');
    const settings = { DATABASE_URL: database.url, PORT: String(instance.port), LENSGRAPH_DATA: env.data.root };
    const children = (['web', 'worker'] as const).map((name) =>
      supervise({
        name,
        script: join(env.packageRoot, 'dist', `${name}.mjs`),
        env: childEnv(settings),
        log: log.descriptor,
        onDeath: (message) => options.onTrouble(`${message} The log is ${log.path}`),
      }),
    );
    undo.unshift(async () => void (await Promise.all(children.map((child) => child.stop(GRACE_MS)))));
    await untilReady(children, signal, log, options);
    options.onReady(instance.url);
    await Promise.all([options.prepareMore(), aborted(signal)]);
  } finally {
    await undoAll(undo);
  }
}

/** Every step is taken, whatever happens in another; the first error is told. */
async function undoAll([step, ...rest]: readonly (() => Promise<void> | void)[]): Promise<void> {
  try {
    await step?.();
  } finally {
    if (rest.length > 0) await undoAll(rest);
  }
}

async function untilReady(
  children: readonly Supervised[],
  signal: AbortSignal,
  log: LogFile,
  { onTrouble }: StartOptions,
): Promise<void> {
  try {
    await Promise.race([Promise.all(children.map((child) => child.ready)), aborted(signal)]);
  } catch (error) {
    onTrouble(`${await log.tail(10)}\n(from ${log.path})`);
    throw error;
  }
  signal.throwIfAborted();
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
