// Starts one child that computes: own empty folder, bare environment, capped address space, a channel and nothing else.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

export interface SpawnOptions {
  readonly script: string;
  /** An empty folder. */
  readonly cwd: string;
  /** Linux on the CPU only: address space cap. A GPU driver reserves tens of GB, so there the cap is left out. */
  readonly addressSpaceMb?: number | undefined;
  /** In a network of its own, where there is nothing; only where the system lets it (see `canCutNetwork`). */
  readonly withoutNetwork?: boolean;
}

/** libuv threads per child: decoding of the next photos runs on them while one is inferred. */
const POOL_THREADS = 3;
/** Arenas of glibc's allocator. Its default, eight per core, keeps what decoding threads freed and grows with long runs. */
const MALLOC_ARENAS = 2;

/** What starts a program without a network: a namespace of its own, which most Linux systems let anybody make. */
const CUT_NETWORK = ['unshare', '--map-root-user', '--net'];

/** Whether this system lets us start programs without a network. Linux with user namespaces only. */
export function canCutNetwork(): boolean {
  if (process.platform !== 'linux') return false;
  const [command = '', ...args] = [...CUT_NETWORK, 'true'];
  return spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 }).status === 0;
}

export function spawnChild({ script, cwd, addressSpaceMb, withoutNetwork }: SpawnOptions): ChildProcess {
  const node = [...(withoutNetwork ? CUT_NETWORK : []), process.execPath, '--enable-source-maps', script];
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
