// A folder for this process's temporary files. Those of processes of this machine that are gone are cleared away; a data
// folder may be shared with other machines, whose folders are left alone.

import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../launch/process-lock';

const OURS = `worker-${hostname()}-`;

/** Makes a new folder below `root` and returns its path. Whoever gets it removes it. */
export async function openScratchFolder(root: string): Promise<string> {
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    if (name.startsWith(OURS) && !(await isAlive(name))) await rm(join(root, name), { recursive: true, force: true });
  }
  const folder = join(root, `${OURS}${suffixOf(await identityOf(process.pid))}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

const suffixOf = (identity: string | null) => (identity ?? String(process.pid)).replace(' ', '_');

async function isAlive(name: string): Promise<boolean> {
  const suffix = name.slice(OURS.length);
  const identity = await identityOf(Number.parseInt(suffix, 10));
  return identity !== null && suffixOf(identity) === suffix;
}
