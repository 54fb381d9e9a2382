// A child process that is kept alive: started again with growing pauses when it dies, stopped when asked. Knows not what it does.
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { LensgraphError } from '../core/errors';

const PAUSES_MS = [500, 1_000, 2_000, 5_000, 10_000];
/** A child that lived this long has recovered: the pauses start anew. */
const HEALTHY_MS = 30_000;
/** Deaths before it was ever ready, after which it is no use to go on. */
const START_TRIES = 3;
/** Its exit code when this machine lacks something: no use to try again. */
const EXIT_ENVIRONMENT = 4;

export interface SupervisedOptions {
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  /** File descriptor that takes what it prints. */
  readonly log: number;
  /** Told when it died and is started again. */
  onDeath(message: string): void;
}

export interface Supervised {
  /** Resolves when it first says `{ kind: 'ready' }`. Throws `environment` if it keeps dying before. */
  readonly ready: Promise<void>;
  /** Asks it to end; after `graceMs` it is killed. */
  stop(graceMs: number): Promise<void>;
}

const isReady = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready';

export function supervise({ name, script, env, log, onDeath }: SupervisedOptions): Supervised {
  let child: ChildProcess | null = null;
  let exited = Promise.resolve();
  let stopping = false;
  let wasReady = false;
  let deaths = 0;
  let settle: { resolve(): void; reject(error: Error): void } | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => undefined); // Whoever stops before it is ready need not wait for it.

  function start(): void {
    const startedAt = Date.now();
    // Its own process group: the terminal's Ctrl-C comes to us alone, and we decide the order of stopping.
    const started = fork(script, [], { env, detached: true, stdio: ['ignore', log, log, 'ipc'] });
    child = started;
    started.on('message', (message) => {
      if (!isReady(message)) return;
      wasReady = true;
      settle?.resolve();
    });
    started.on('error', () => undefined); // An exit follows, and that is what counts.
    exited = new Promise((resolve) => {
      started.once('exit', (code, signal) => {
        resolve();
        if (stopping) return;
        if (code === EXIT_ENVIRONMENT && !wasReady) deaths = START_TRIES;
        void died(signal ?? `exit code ${code}`, Date.now() - startedAt);
      });
    });
  }

  async function died(how: string, livedMs: number): Promise<void> {
    deaths = livedMs > HEALTHY_MS ? 1 : deaths + 1;
    if (!wasReady && deaths >= START_TRIES) {
      settle?.reject(new LensgraphError('environment', { reason: `The ${name} process does not start (${how}).` }));
      return;
    }
    const pause = PAUSES_MS[Math.min(deaths, PAUSES_MS.length) - 1] ?? 0;
    onDeath(`The ${name} process ended (${how}); starting it again.`);
    await sleep(pause);
    if (!stopping) start();
  }

  start();
  return {
    ready,
    stop: async (graceMs) => {
      stopping = true;
      child?.kill('SIGTERM');
      const timer = setTimeout(() => child?.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}
