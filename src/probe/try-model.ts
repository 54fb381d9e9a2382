// Tries a model in a process that is thrown away afterwards: no credentials, an empty folder, capped memory, a deadline,
// and no network where the system allows it. Whatever the model does, the caller gets facts or one clear error.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LensgraphError } from '../core/errors';
import { residentMb } from '../executor/resident-memory';
import { canCutNetwork, spawnChild } from '../executor/spawn-child';
import type { Feeding } from '../inference/probe';
import type { ProviderProbe } from '../inference/providers';
import type { Unzipped } from '../models/import/import-model';
import type { ProbeFacts } from '../models/recognise/probe';
import type { ChildJob, ProbeAnswer, TimeJob } from './protocol';

export interface ChildOptions {
  /** The bundle of child.ts. */
  readonly script: string;
  /** From the moment the process is up. */
  readonly deadlineMs?: number;
  readonly memoryMb?: number;
  readonly signal?: AbortSignal | undefined;
  /** The driver of a graphics card reserves tens of GB of addresses. */
  readonly isUncapped?: boolean;
}
export interface TryOptions extends ChildOptions {
  readonly feeding: Feeding | null;
  /** RGB bytes of the input's size. */
  readonly photo?: Uint8Array | undefined;
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
  const { feeding, photo, memoryMb = MEMORY_MB } = options;
  const inBase64 = photo ? Buffer.from(photo).toString('base64') : null;
  const answer = await inChild({ kind: 'probe', path, feeding, photo: inBase64, limitMb: memoryMb }, options);
  if (answer.kind !== 'facts') throw new Error(`a try answered ${answer.kind}`);
  return answer;
}

/**
 * The model in the ZIP file at `path`, put to `onnxPath`. Errors: `probe_timeout`, `memory_limit`, `crashed_validator`, and
 * those of `unzipModel`; the signal's reason.
 */
export async function unzipInChild(path: string, onnxPath: string, options: ChildOptions): Promise<Unzipped> {
  const answer = await inChild({ kind: 'unzip', path, onnxPath }, options);
  if (answer.kind !== 'unzipped') throw new Error(`unzipping answered ${answer.kind}`);
  return answer.unzipped;
}

/** Which providers compute on this machine, each really tried. Errors: `probe_timeout`, `crashed_validator`. */
export async function enginesInChild(options: ChildOptions): Promise<readonly ProviderProbe[]> {
  const answer = await inChild({ kind: 'engines' }, { ...options, isUncapped: true });
  if (answer.kind !== 'engines') throw new Error(`probing answered ${answer.kind}`);
  return answer.engines;
}

/** Milliseconds of each of `runs` runs of a model of ours. Errors: as `tryModel`. */
export async function timesInChild(
  { path, feeding, provider, runs }: Pick<TimeJob, 'path' | 'feeding' | 'provider' | 'runs'>,
  options: ChildOptions,
): Promise<readonly number[]> {
  const limitMb = options.memoryMb ?? MEMORY_MB;
  const isUncapped = provider !== 'cpu';
  const answer = await inChild({ kind: 'time', path, feeding, provider, runs, limitMb }, { ...options, isUncapped });
  if (answer.kind !== 'times') throw new Error(`timing answered ${answer.kind}`);
  return answer.milliseconds;
}

async function inChild(
  job: ChildJob,
  options: ChildOptions,
): Promise<Exclude<ProbeAnswer, { kind: 'ready' | 'error' }>> {
  const { script, deadlineMs = DEADLINE_MS, memoryMb = MEMORY_MB, signal } = options;
  signal?.throwIfAborted();
  networkCut ??= canCutNetwork();
  const cwd = await mkdtemp(join(tmpdir(), 'lensgraph-probe-'));
  const addressSpaceMb = options.isUncapped ? undefined : memoryMb + RESERVED_MB;
  const child = spawnChild({ script, cwd, addressSpaceMb, withoutNetwork: networkCut });
  const timers: NodeJS.Timeout[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const fail = (...error: ConstructorParameters<typeof LensgraphError>) => reject(new LensgraphError(...error));
      let lastWords = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        lastWords = (lastWords + text).slice(-2_000);
      });
      const onReady = () => {
        timers.push(setTimeout(() => fail('probe_timeout', { seconds: Math.round(deadlineMs / 1000) }), deadlineMs));
        child.send(job, () => undefined);
      };
      child.on('message', (answer: ProbeAnswer) => {
        if (answer.kind === 'ready') onReady();
        else if (answer.kind === 'error') fail(answer.code, answer.params, { cause: new Error(answer.detail) });
        else resolve(answer);
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
