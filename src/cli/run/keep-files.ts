// Moves the files of a run from the executor's scratch folder to where the user wants them.
import { access, constants, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { RunFile } from '../../core/context';
import { LensgraphError } from '../../core/errors';

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, to);
    await rm(from);
  }
}

function refused(folder: string, cause: unknown): LensgraphError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC') return new LensgraphError('storage_full', {}, { cause });
  const reason = `The folder "${folder}" cannot be written (${code}). Choose another with --out.`;
  return new LensgraphError('environment', { reason }, { cause });
}

/** Whether `folder` is there; throws for everything but its absence, also for a file in its place. */
async function isThere(folder: string): Promise<boolean> {
  try {
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(`${folder} is a file`), { code: 'ENOTDIR' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Tells before the work what would spoil it after: makes nothing, asks the nearest folder there is. Throws `environment`. */
export async function checkFolder(folder: string): Promise<void> {
  try {
    let nearest = resolve(folder);
    while (!(await isThere(nearest))) nearest = dirname(nearest);
    await access(nearest, constants.W_OK);
  } catch (cause) {
    throw refused(folder, cause);
  }
}

/** Their new paths. A file of an earlier run with the same name is replaced. Throws `environment`, `storage_full`. */
export async function keepFiles(files: readonly RunFile[], folder: string): Promise<string[]> {
  const kept: string[] = [];
  try {
    if (files.length > 0) await mkdir(folder, { recursive: true });
    for (const file of files) {
      const path = join(folder, file.name);
      await move(file.path, path);
      kept.push(path);
    }
  } catch (cause) {
    throw refused(folder, cause);
  }
  return kept;
}
