// Runs the hand-written loops over photos and times them, loading and warming up left out.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { FromBaseline, ToBaseline } from './baseline';

/** Photos inside a process at once: one inferred, the others decoded. */
const AHEAD = 4;

export interface Loop {
  readonly mode: 'sequential' | 'parallel';
  readonly model: string;
  readonly packageRoot: string;
}

/** Milliseconds for all of `photos`, and the objects found. */
export async function runBaseline(loop: Loop, photos: readonly string[]): Promise<{ ms: number; objects: number }> {
  const { mode, model, packageRoot } = loop;
  const parallel = mode === 'parallel';
  const children = Array.from({ length: parallel ? availableParallelism() : 1 }, () =>
    fork(join(packageRoot, 'dist', 'bench-baseline.mjs'), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  try {
    for (const child of children) send(child, { kind: 'setup', mode, model, warmUp: photos[0] ?? '' });
    await Promise.all(children.map((child) => once(child, 'message')));
    const start = performance.now();
    const objects = await deal(children, photos, parallel ? AHEAD : 1);
    return { ms: performance.now() - start, objects };
  } finally {
    for (const child of children) child.disconnect();
  }
}

function send(child: ChildProcess, message: ToBaseline): void {
  child.send(message);
}

/** Each process gets the next photo when it has finished one. */
function deal(children: readonly ChildProcess[], photos: readonly string[], ahead: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let next = 0;
    let done = 0;
    let objects = 0;
    const give = (child: ChildProcess) => {
      const path = photos[next++];
      if (path !== undefined) send(child, { kind: 'photo', path });
    };
    for (const child of children) {
      child.on('message', (message: FromBaseline) => {
        if (message.kind !== 'done') return;
        objects += message.objects;
        if (++done === photos.length) resolve(objects);
        else give(child);
      });
      child.once('exit', (code) => reject(new Error(`a baseline process ended (${code})`)));
      for (let n = 0; n < ahead; n++) give(child);
    }
  });
}
