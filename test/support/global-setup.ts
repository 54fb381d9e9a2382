// Gives a test run one folder for what its files share (the PostgreSQL server), and clears it away after.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runningServer, stopServer } from '../../src/launch/postgres-server';
import { identityOf } from '../../src/launch/process-lock';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this test run, empty at its start. */
    runFolder: string;
  }
}

const PREFIX = 'lensgraph-test-';

async function clear(folder: string): Promise<void> {
  const pid = await runningServer(join(folder, 'postgres'));
  if (pid !== null) await stopServer(pid);
  // A browser whose process has ended may be writing its last.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Servers of test runs that were killed. */
async function clearOrphans(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number(name.slice(PREFIX.length));
    if (Number.isInteger(pid) && (await identityOf(pid)) === null) await clear(join(tmpdir(), name));
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearOrphans();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  await clear(folder);
  await mkdir(folder, { mode: 0o755 });
  project.provide('runFolder', folder);
  return () => clear(folder);
}
