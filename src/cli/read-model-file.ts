// Looks into a model file given on the command line: reads it, tries it in a process that is thrown away, in a folder that is
// gone when `use` returns.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { LensgraphError } from '../core/errors';
import { readEnv } from '../env';
import type { ImportRecord } from '../models/own/imports';
import { lookInto } from '../worker/import-model';
import { stopSignal } from './stop';

export interface ReadModel extends ImportRecord {
  /** The ONNX file. */
  readonly path: string;
}

/** Throws `bad_request` for a path that is no file, and every code a model can be refused with. */
export async function readModelFile<T>(
  file: string,
  labels: readonly string[],
  use: (model: ReadModel) => Promise<T>,
): Promise<T> {
  for (const path of [file, ...labels]) {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) throw new LensgraphError('bad_request', { reason: `There is no file "${path}".` });
  }
  const { signal } = stopSignal();
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-inspect-'));
  try {
    const companions = await Promise.all(labels.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
    const probeScript = join(readEnv().packageRoot, 'dist', 'probe-child.mjs');
    const record = await lookInto({ name: basename(file), path: file }, { folder, companions, probeScript, signal });
    return await use({ ...record, path: join(folder, 'model.onnx') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
