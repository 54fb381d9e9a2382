// The supervisor of the executor children: deals photos to whichever child is free, stops what takes too long or too much,
// starts dead children again, and finds out which photo or model was the cause. Runs in the worker and in the command line.
// Never computes itself, never touches pixels, knows no database and no queue.

import { setMaxListeners } from 'node:events';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LensgraphError } from '../core/errors';
import type { Plan } from '../core/plan';
import { type ChildHandle, startChild } from './child-handle';
import { removeFiles } from './outcome-files';
import type { FromChild } from './protocol';
import { createQuarantine } from './quarantine';
import { packError, unpackError } from './send-error';
import { type DeathCause, failedOutcome, featuresPlan, judge, PICTURE_PLAN, type Task } from './tasks';
import type { Executor, ExecutorOptions, ModelFile } from './types';

/** Photos inside a child at once: one inferred, the others decoded ahead. */
const AHEAD = 3;
const DEADLINE_MS = 30_000;
const MEMORY_MB = 3_000;
const CHECK_MS = 200;
/** Children that die before they are up, one after the other, after which the executor gives up. */
const START_TRIES = 3;
/** Generous, since reserved addresses count: a second net under the memory check. */
const ADDRESS_SPACE_MB = 24_000;

type Distribute<T> = T extends Task ? Omit<T, 'id' | 'alone' | 'deaths' | 'withdrawn'> : never;

export function createExecutor(options: ExecutorOptions): Executor {
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  const limits = { deadlineMs, memoryMb: options.memoryMb ?? MEMORY_MB };
  const outDir = join(options.scratch, 'out');
  mkdirSync(outDir, { recursive: true });

  const children = new Set<ChildHandle>();
  const up = new Set<ChildHandle>();
  const waiting: Task[] = [];
  const quarantine = createQuarantine();
  const modelFiles = new Map<string, Promise<Readonly<Record<string, ModelFile>>>>();
  const provider = answerLater<string>();
  let wanted = 1;
  let started = 0;
  let nextTask = 1;
  let deadStarts = 0;
  let refusal: LensgraphError | null = null;

  function startOne(): void {
    const cwd = join(options.scratch, `child-${++started}`);
    mkdirSync(cwd, { recursive: true });
    const gpu = options.provider !== undefined && options.provider !== 'cpu';
    const addressSpaceMb = gpu ? undefined : ADDRESS_SPACE_MB;
    const child = startChild({ script: options.childScript, cwd, addressSpaceMb, ...limits }, { message, death });
    children.add(child);
    child.setUp({ kind: 'setup', provider: options.provider, outDir, cache: options.cache });
  }

  function message(child: ChildHandle, sent: FromChild): void {
    switch (sent.kind) {
      case 'ready':
        up.add(child);
        deadStarts = 0;
        provider.resolve(sent.provider);
        wanted = options.children ?? (sent.provider === 'cpu' ? availableParallelism() : 1);
        while (children.size < wanted) startOne();
        break;
      case 'refused':
        giveUp(unpackError(sent.error));
        break;
      case 'planReady':
        child.planReady(sent.planHash);
        break;
      case 'planFailed':
        for (const task of child.planFailed(sent.planHash)) {
          child.take(task.id);
          settle(task, unpackError(sent.error));
        }
        break;
      case 'photoDone': {
        const task = child.take(sent.task);
        if (task?.kind !== 'photo') break;
        if (task.withdrawn) removeFiles(sent.outcome, task.plan).catch(logFailure);
        else task.done(sent.outcome);
        break;
      }
      case 'pictureDone': {
        const task = child.take(sent.task);
        if (task?.kind !== 'picture') break;
        if (task.withdrawn) rm(sent.path, { force: true }).catch(logFailure);
        else task.done(sent.path);
        break;
      }
      case 'featuresDone': {
        const task = child.take(sent.task);
        if (task?.kind === 'features') task.done(sent.features);
        break;
      }
      case 'collected': {
        const task = child.take(sent.task);
        if (task?.kind === 'collect') task.done(sent.run);
        break;
      }
      case 'failed': {
        const task = child.take(sent.task);
        if (task) settle(task, unpackError(sent.error));
        break;
      }
      case 'log':
        options.log(sent.entry);
        break;
    }
    deal();
  }

  function death(child: ChildHandle, cause: DeathCause, lastWords: string): void {
    children.delete(child);
    const wasUp = up.delete(child);
    if (refusal) return;
    options.log({ level: 'warn', message: `executor child ended (${cause})`, detail: lastWords });
    const inside = [...child.tasks.values()];
    for (const task of inside.reverse()) {
      const guilt = judge(task, inside.length === 1, cause, deadlineMs);
      if (!guilt) {
        waiting.unshift(task);
        continue;
      }
      quarantine.blame(task.plan);
      settle(task, guilt);
    }
    if (!wasUp && ++deadStarts >= START_TRIES) {
      giveUp(new LensgraphError('executor_died', {}, { cause: new Error(lastWords) }));
      return;
    }
    while (children.size < wanted) startOne();
    deal();
  }

  function logFailure(error: unknown): void {
    options.log({
      level: 'error',
      message: 'files of a withdrawn photo could not be removed',
      detail: packError(error).detail,
    });
  }

  /** A photo's failure is its outcome; a collector's failure is the run's. */
  function settle(task: Task, error: LensgraphError): void {
    if (task.kind === 'photo' && error.code !== 'cancelled') task.done(failedOutcome(error, task.plan));
    else task.fail(error);
  }

  function giveUp(error: LensgraphError): void {
    refusal ??= error;
    provider.reject(refusal);
    const tasks = [...waiting.splice(0), ...[...children].flatMap((child) => [...child.tasks.values()])];
    for (const task of tasks) task.fail(refusal);
    for (const child of children) void child.end();
  }

  /** Hands out what waits: to the child with the fewest photos; a task that must be alone gets an empty child for itself. */
  function deal(): void {
    while (waiting.length > 0) {
      const task = waiting[0];
      const child =
        task && [...up].filter((each) => mayTake(each, task)).sort((a, b) => a.tasks.size - b.tasks.size)[0];
      if (!task || !child) return;
      waiting.shift();
      const verdict = quarantine.verdict(task.plan);
      if (verdict) settle(task, verdict);
      else give(child, task);
    }
  }

  function mayTake(child: ChildHandle, task: Task): boolean {
    if (task.alone) return child.tasks.size === 0;
    return child.tasks.size < AHEAD && ![...child.tasks.values()].some((each) => each.alone);
  }

  const loadedModels = new Map<string, Readonly<Record<string, ModelFile>>>();
  function give(child: ChildHandle, task: Task): void {
    child.give(task, loadedModels.get(task.plan.hash) ?? {});
  }

  /** Where the models of a plan lie; asked once per plan. */
  function modelsOf(plan: Plan): Promise<Readonly<Record<string, ModelFile>>> {
    let files = modelFiles.get(plan.hash);
    if (!files) {
      files = Promise.all(
        plan.models.map(async ({ name, sha256 }) => [name, await options.model(name, sha256)] as const),
      ).then((pairs) => {
        const found = Object.fromEntries(pairs);
        loadedModels.set(plan.hash, found);
        return found;
      });
      files.catch(() => modelFiles.delete(plan.hash));
      modelFiles.set(plan.hash, files);
    }
    return files;
  }

  function add(task: Distribute<Task>): Task {
    if (refusal) throw refusal;
    const full: Task = { ...task, id: nextTask++, alone: false, deaths: 0, withdrawn: false };
    waiting.push(full);
    deal();
    return full;
  }

  /** Takes a task back: out of the queue; one that is inside a child already is computed to its end and the answer dropped. */
  function withdraw(task: Task): void {
    const at = waiting.indexOf(task);
    if (at >= 0) waiting.splice(at, 1);
    task.withdrawn = true;
    task.fail(new LensgraphError('cancelled'));
  }

  async function submit<T>(
    plan: Plan,
    signal: AbortSignal | undefined,
    make: (done: (value: T) => void, fail: (error: LensgraphError) => void) => Distribute<Task>,
  ): Promise<T> {
    if (!loadedModels.has(plan.hash)) await modelsOf(plan);
    if (signal?.aborted) throw new LensgraphError('cancelled');
    let abort: () => void = () => undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        const task = add(make(resolve, reject));
        abort = () => withdraw(task);
        if (!signal) return;
        // Node takes more than ten listeners for a leak; here there is one for each photo under way.
        setMaxListeners(0, signal);
        signal.addEventListener('abort', abort, { once: true });
      });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  startOne();
  const timer = setInterval(() => {
    const now = Date.now();
    for (const child of children) child.check(now);
  }, CHECK_MS);

  return {
    provider: () => provider.promise,
    slots: () => wanted * AHEAD,
    runPhoto: async ({ plan, index, path, id, before, preview }, signal) => {
      try {
        return await submit(plan, signal, (done, fail) => ({
          kind: 'photo',
          plan,
          index,
          path,
          photoId: id,
          before,
          preview,
          done,
          fail,
        }));
      } catch (error) {
        if (error instanceof LensgraphError && error.code.startsWith('model_')) return failedOutcome(error, plan);
        throw error;
      }
    },
    renderPicture: (job, signal) =>
      submit(PICTURE_PLAN, signal, (done, fail) => ({ kind: 'picture', plan: PICTURE_PLAN, job, done, fail })),
    features: ({ model, ...job }, signal) => {
      const plan = featuresPlan(model);
      loadedModels.set(plan.hash, { [model.card.name]: model });
      return submit(plan, signal, (done, fail) => ({ kind: 'features', plan, job, done, fail }));
    },
    collect: ({ plan, records }, signal) =>
      submit(plan, signal, (done, fail) => ({ kind: 'collect', plan, records, done, fail })),
    close: async () => {
      clearInterval(timer);
      giveUp(new LensgraphError('cancelled'));
      await Promise.all([...children].map((child) => child.end()));
      await rm(options.scratch, { recursive: true, force: true });
    },
  };
}

/** A promise that is settled from outside; nobody has to wait for it. */
function answerLater<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
