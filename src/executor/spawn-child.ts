// Starts one executor child: own empty folder, bare environment, capped address space, a channel and nothing else.

import { type ChildProcess, spawn } from 'node:child_process';

export interface SpawnOptions {
  readonly script: string;
  /** An empty folder. */
  readonly cwd: string;
  /** Linux on the CPU only: address space cap. A GPU driver reserves tens of GB, so there the cap is left out. */
  readonly addressSpaceMb?: number;
}

/** libuv threads per child: decoding of the next photos runs on them while one is inferred. */
const POOL_THREADS = 3;
/** Arenas of glibc's allocator. Its default, eight per core, keeps what decoding threads freed and grows with long runs. */
const MALLOC_ARENAS = 2;

export function spawnChild({ script, cwd, addressSpaceMb }: SpawnOptions): ChildProcess {
  const node = [process.execPath, '--enable-source-maps', script];
  const capped = addressSpaceMb !== undefined && process.platform === 'linux';
  const [command = '', ...args] = capped
    ? ['/bin/sh', '-c', `ulimit -v ${addressSpaceMb * 1024} && exec "$0" "$@"`, ...node]
    : node;
  return spawn(command, args, {
    cwd,
    env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: String(POOL_THREADS), MALLOC_ARENA_MAX: String(MALLOC_ARENAS) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}
