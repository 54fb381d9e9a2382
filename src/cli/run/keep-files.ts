// Moves the files of a run from the executor's scratch folder to where the user wants them.
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOSPC') throw new LensgraphError('storage_full', {}, { cause });
    const reason = `The folder "${folder}" cannot be written (${code}). Choose another with --out.`;
    throw new LensgraphError('environment', { reason }, { cause });
  }
  return kept;
}
