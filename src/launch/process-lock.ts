// Locks and registers of processes that share a folder; both survive kill -9 of whoever held them. Knows nothing of databases.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LensgraphError } from '../core/errors';

const POLL_MS = 50;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');
}

/** The text of a file, or null when there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * A text that names a living process so that a later process with the same pid is not mistaken for it; null when the
 * process is gone or only waits to be reaped. On Linux pid and start time (proc(5), stat field 22), elsewhere the pid.
 */
export async function identityOf(pid: number): Promise<string | null> {
  if (existsSync('/proc/self/stat')) {
    const stat = await readIfThere(`/proc/${pid}/stat`);
    // The second field is the program's name in brackets and may itself hold blanks and brackets.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return !fields || fields[0] === 'Z' ? null : `${pid} ${fields[19]}`;
  }
  try {
    process.kill(pid, 0);
    return String(pid);
  } catch (error) {
    if (isMissing(error)) return null;
    return String(pid); // It lives, and belongs to somebody else.
  }
}

async function isAlive(identity: string): Promise<boolean> {
  return (await identityOf(Number.parseInt(identity, 10))) === identity;
}

async function ownIdentity(): Promise<string> {
  return (await identityOf(process.pid)) ?? String(process.pid);
}

/** Takes away a lock whose holder is dead. */
async function removeStale(path: string, holder: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
    // Somebody else may have removed it and locked anew between our look and our rename.
    if ((await readFile(aside, 'utf8')) !== holder) await link(aside, path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Runs `work` while no other process runs under the same lock file. Waits at most `timeoutMs` for a living holder. */
export async function withLock<T>(path: string, work: () => Promise<T>, timeoutMs = 120_000): Promise<T> {
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  const giveUp = Date.now() + timeoutMs;
  await writeFile(own, await ownIdentity());
  try {
    for (;;) {
      try {
        await link(own, path);
        break;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const holder = await readIfThere(path);
      if (holder !== null && !(await isAlive(holder))) await removeStale(path, holder);
      else if (Date.now() > giveUp) {
        const reason = `Another program (process ${holder ?? 'unknown'}) holds ${path} for too long. Stop it and try again.`;
        throw new LensgraphError('environment', { reason });
      } else await sleep(POLL_MS);
    }
  } finally {
    await rm(own, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** Writes this process into the register in `folder`. Returns how to leave it again. Call under a lock. */
export async function register(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const entry = join(folder, randomBytes(6).toString('hex'));
  await writeFile(entry, await ownIdentity());
  return () => rm(entry, { force: true });
}

/** How many living entries the register in `folder` has; the dead are struck off. Call under a lock. */
export async function countRegistered(folder: string): Promise<number> {
  let alive = 0;
  for (const name of await readdir(folder)) {
    const identity = await readIfThere(join(folder, name));
    if (identity !== null && (await isAlive(identity))) alive += 1;
    else await rm(join(folder, name), { force: true });
  }
  return alive;
}
