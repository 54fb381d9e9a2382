// Tries a model in a process that is thrown away afterwards: no credentials, an empty folder, capped memory, a deadline,
// and no network where the system allows it. Whatever the model does, the caller gets facts or one clear error.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LensgraphError } from '../core/errors';
import { residentMb } from '../executor/resident-memory';
import { canCutNetwork, spawnChild } from '../executor/spawn-child';
import type { Feeding } from '../inference/probe';
import type { ProbeFacts } from '../models/recognise/probe';
import type { ProbeAnswer, ProbeJob } from './protocol';

export interface TryOptions {
  /** The bundle of child.ts. */
  readonly script: string;
  readonly feeding: Feeding | null;
  /** RGB bytes of the input's size. */
  readonly photo?: Uint8Array | undefined;
  /** From the moment the process is up. */
  readonly deadlineMs?: number;
  readonly memoryMb?: number;
  readonly signal?: AbortSignal | undefined;
}
export interface Tried {
  /** Null where nobody knew how to feed the model: then it was only loaded. */
  readonly facts: ProbeFacts | null;
  readonly milliseconds: number;
}

const DEADLINE_MS = 30_000;
const MEMORY_MB = 3_072;
/** Node and the runtime reserve address space they never use. */
const RESERVED_MB = 2_560;
const START_MS = 60_000;
const WATCH_MS = 50;

let networkCut: boolean | undefined;

/**
 * What two runs of the model at `path` gave. Errors: `probe_timeout`, `memory_limit`, `crashed_validator`, `model_invalid`,
 * `non_finite_output`; the signal's reason.
 */
export async function tryModel(path: string, options: TryOptions): Promise<Tried> {
  const { script, feeding, photo, deadlineMs = DEADLINE_MS, memoryMb = MEMORY_MB, signal } = options;
  signal?.throwIfAborted();
  networkCut ??= canCutNetwork();
  const cwd = await mkdtemp(join(tmpdir(), 'lensgraph-probe-'));
  const child = spawnChild({ script, cwd, addressSpaceMb: memoryMb + RESERVED_MB, withoutNetwork: networkCut });
  const timers: NodeJS.Timeout[] = [];
  try {
    return await new Promise<Tried>((resolve, reject) => {
      const fail = (...error: ConstructorParameters<typeof LensgraphError>) => reject(new LensgraphError(...error));
      let lastWords = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        lastWords = (lastWords + text).slice(-2_000);
      });
      const onReady = () => {
        timers.push(setTimeout(() => fail('probe_timeout', { seconds: Math.round(deadlineMs / 1000) }), deadlineMs));
        const job: ProbeJob = {
          path,
          feeding,
          photo: photo ? Buffer.from(photo).toString('base64') : null,
          limitMb: memoryMb,
        };
        child.send(job, () => undefined);
      };
      child.on('message', (answer: ProbeAnswer) => {
        if (answer.kind === 'ready') onReady();
        else if (answer.kind === 'facts') resolve(answer);
        else fail(answer.code, answer.params, { cause: new Error(answer.detail) });
      });
      const died = (how: string) => fail('crashed_validator', {}, { cause: new Error(`${how}: ${lastWords}`) });
      child.once('error', (error) => died(error.message));
      child.once('exit', (code, by) => died(`exit ${code ?? by}`));
      if (signal?.aborted) reject(signal.reason);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      timers.push(setTimeout(() => died('it did not start'), START_MS + deadlineMs));
      const watch = () => residentMb(child.pid) > memoryMb && fail('memory_limit', { limit: memoryMb });
      timers.push(setInterval(watch, WATCH_MS));
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await ended(child);
    await rm(cwd, { recursive: true, force: true });
  }
}

/** Ends the process without asking it, and waits until it is gone. */
async function ended(child: ReturnType<typeof spawnChild>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
