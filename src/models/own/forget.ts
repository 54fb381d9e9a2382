// What is kept for a while only: imports nobody came back to, and deleted models nobody wanted back. The name of a deleted
// model stays taken for ever, by an empty folder.

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deletedFolder, importsFolder } from './places';

const KEPT_MS = 24 * 60 * 60_000;

async function oldIn(folder: string): Promise<string[]> {
  const old: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null); // Another process was quicker.
    if (found && Date.now() - found.mtimeMs > KEPT_MS) old.push(path);
  }
  return old;
}

/** Removes from `dir` what is over a day old. */
export async function forgetOld(dir: string): Promise<void> {
  for (const path of await oldIn(importsFolder(dir))) await rm(path, { recursive: true, force: true });
  for (const folder of await oldIn(deletedFolder(dir)))
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}
