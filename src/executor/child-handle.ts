// One executor child as the supervisor holds it: its process, the tasks inside it, how long they have been there, how it ends.
// Knows nothing of the queue of work.

import type { ChildProcess } from 'node:child_process';
import type { FromChild, ToChild } from './protocol';
import { residentMb } from './resident-memory';
import { spawnChild } from './spawn-child';
import type { DeathCause, Task } from './tasks';
import type { ModelFile } from './types';

/** Plans a child keeps; the oldest is forgotten when a newer one comes. */
const PLANS_KEPT = 16;
/** Loading the models of a plan may take this long before the first photo's own time starts. */
const LOAD_MS = 120_000;
/** An idle child may take this long to end by itself. */
const END_MS = 500;

export interface ChildLimits {
  readonly deadlineMs: number;
  readonly memoryMb: number;
}

export interface ChildHandle {
  readonly tasks: ReadonlyMap<number, Task>;
  give(task: Task, models: Readonly<Record<string, ModelFile>>): void;
  take(taskId: number): Task | undefined;
  planReady(planHash: string): void;
  /** Tasks of a plan whose models could not be loaded; the child forgets the plan, so that it may be tried anew. */
  planFailed(planHash: string): Task[];
  /** Stops the child if a task is over its time or the process over its memory. */
  check(now: number): void;
  kill(cause: DeathCause): void;
  /** Ends it without a cause; resolves when the process is gone. */
  end(): Promise<void>;
  setUp(message: Extract<ToChild, { kind: 'setup' }>): void;
}

export interface ChildEvents {
  message(child: ChildHandle, message: FromChild): void;
  /** `lastWords`: the end of what it wrote to its error output. */
  death(child: ChildHandle, cause: DeathCause, lastWords: string): void;
}

export function startChild(options: Parameters<typeof spawnChild>[0] & ChildLimits, events: ChildEvents): ChildHandle {
  const process: ChildProcess = spawnChild(options);
  const tasks = new Map<number, Task>();
  const since = new Map<number, number>();
  const plans = new Map<string, 'loading' | 'ready'>();
  let cause: DeathCause = 'crash';
  let lastWords = '';
  let ending: Promise<void> | undefined;

  const send = (message: ToChild) => {
    // A child that is already gone is reported by its exit event; nothing is lost, the task is still listed.
    if (process.connected) process.send(message, () => undefined);
  };
  const gone = new Promise<void>((resolve) => {
    process.once('exit', () => resolve());
    process.once('error', () => resolve());
  });

  const handle: ChildHandle = {
    tasks,
    setUp: send,
    give: (task, models) => {
      if (!plans.has(task.plan.hash)) {
        plans.set(task.plan.hash, 'loading');
        send({ kind: 'plan', plan: task.plan, models });
        forgetOldest(plans, tasks, send);
      }
      tasks.set(task.id, task);
      since.set(task.id, Date.now());
      send(messageOf(task));
    },
    take: (taskId) => {
      const task = tasks.get(taskId);
      tasks.delete(taskId);
      since.delete(taskId);
      // The others only waited while this one was computed; their own time starts now.
      for (const id of since.keys()) since.set(id, Date.now());
      return task;
    },
    planReady: (planHash) => {
      plans.set(planHash, 'ready');
      for (const task of tasks.values()) if (task.plan.hash === planHash) since.set(task.id, Date.now());
    },
    planFailed: (planHash) => {
      plans.delete(planHash);
      send({ kind: 'forget', planHash });
      return [...tasks.values()].filter((task) => task.plan.hash === planHash);
    },
    check: (now) => {
      if (residentMb(process.pid) > options.memoryMb) handle.kill('memory');
      for (const task of tasks.values()) {
        if (task.kind === 'collect') continue;
        const limit = plans.get(task.plan.hash) === 'ready' ? options.deadlineMs : LOAD_MS;
        if (now - (since.get(task.id) ?? now) > limit) handle.kill('deadline');
      }
    },
    kill: (why) => {
      cause = why;
      process.kill('SIGKILL');
    },
    end: () => {
      ending ??= endProcess(process, gone, tasks.size === 0);
      return ending;
    },
  };

  process.on('message', (message) => events.message(handle, message as FromChild));
  process.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-4_000);
  });
  process.once('exit', () => events.death(handle, cause, lastWords));
  process.once('error', (error) => events.death(handle, 'crash', error.message));
  return handle;
}

function messageOf(task: Task): ToChild {
  const common = { task: task.id, planHash: task.plan.hash };
  switch (task.kind) {
    case 'photo': {
      const { index, path, photoId, before, preview } = task;
      return { kind: 'photo', ...common, index, path, id: photoId, before, preview };
    }
    case 'collect':
      return { kind: 'collect', ...common, records: task.records };
    case 'features':
      return { kind: 'features', ...common, ...task.job };
    case 'picture':
      return { kind: 'picture', task: task.id, job: task.job };
  }
}

/** An idle one ends by itself, so that what it still writes into the cache is not lost. */
async function endProcess(process: ChildProcess, gone: Promise<void>, idle: boolean): Promise<void> {
  const kill = () => process.kill('SIGKILL');
  if (idle && process.connected) process.disconnect();
  else kill();
  const late = setTimeout(kill, END_MS);
  await gone;
  clearTimeout(late);
}

function forgetOldest(
  plans: Map<string, unknown>,
  tasks: ReadonlyMap<number, Task>,
  send: (message: ToChild) => void,
): void {
  const inUse = new Set([...tasks.values()].map((task) => task.plan.hash));
  for (const hash of [...plans.keys()].slice(0, Math.max(0, plans.size - PLANS_KEPT))) {
    if (inUse.has(hash)) continue;
    plans.delete(hash);
    send({ kind: 'forget', planHash: hash });
  }
}
