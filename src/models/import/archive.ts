// Takes out of a ZIP file what a model is made of, and nothing else: names in the archive are never paths on this disk, and
// what unpacks to too much is stopped while it does. Knows no family of models.

import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { LensgraphError } from '../../core/errors';
import type { CompanionFile } from '../companions/companions';
import { isLabelFile } from '../companions/label-file';

/** Of an ONNX file, and of all weights of a TensorFlow.js model together. */
export const LARGEST_MODEL = 2 * 1024 ** 3;
const LARGEST_TFJS = 512 * 1024 ** 2;
const LARGEST_TEXT = 4 * 1024 ** 2;
const MOST_ENTRIES = 10_000;
const MOST_TEXTS = 50;
const MOST_NAMED = 5;

export type Unpacked =
  | { readonly kind: 'onnx'; readonly companions: CompanionFile[] }
  | {
      readonly kind: 'tfjs';
      readonly modelJson: string;
      /** By the last part of their names. */
      readonly shards: ReadonlyMap<string, Buffer>;
      readonly companions: CompanionFile[];
    };

const baseName = (name: string) => name.slice(name.lastIndexOf('/') + 1);
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`;
const isRubbish = (name: string) =>
  name.endsWith('/') || name.startsWith('__MACOSX/') || baseName(name).startsWith('.');

/** Lets `limit` bytes through. */
function capped(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new LensgraphError('archive_too_large', { limit: megabytes(limit) }));
      else done(null, chunk);
    },
  });
}

async function contentOf(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const through = capped(limit);
  const [content] = await Promise.all([buffer(through), pipeline(stream, through)]);
  return content;
}

async function listed(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (isRubbish(entry.fileName)) continue;
    entries.push(entry);
    if (entries.length > MOST_ENTRIES)
      throw new LensgraphError('archive_too_large', { limit: `${MOST_ENTRIES} files` });
  }
  return entries;
}

async function companionsIn(zip: ZipFile, entries: readonly Entry[]): Promise<CompanionFile[]> {
  const texts = entries.filter(({ fileName }) => isLabelFile(fileName) || /\.json$/i.test(fileName));
  const companions: CompanionFile[] = [];
  for (const entry of texts.slice(0, MOST_TEXTS)) {
    companions.push({ name: entry.fileName, text: (await contentOf(zip, entry, LARGEST_TEXT)).toString('utf8') });
  }
  return companions;
}

async function weightsIn(zip: ZipFile, entries: readonly Entry[]): Promise<Map<string, Buffer>> {
  const shards = new Map<string, Buffer>();
  let left = LARGEST_TFJS;
  for (const entry of entries) {
    if (!/\.bin$|shard\d+of\d+$/i.test(entry.fileName)) continue;
    const content = await contentOf(zip, entry, left);
    left -= content.length;
    shards.set(baseName(entry.fileName), content);
  }
  return shards;
}

async function unpack(zip: ZipFile, onnxPath: string): Promise<Unpacked> {
  const entries = await listed(zip);
  const ending = (pattern: RegExp) => entries.filter(({ fileName }) => pattern.test(baseName(fileName)));
  const [onnx, tfjs] = [ending(/\.onnx$/i), ending(/^model\.json$/i)];
  const models = onnx.length > 0 ? onnx : tfjs;
  const [model] = models;
  if (!model) throw new LensgraphError('archive_without_model');
  if (models.length > 1) {
    const files = models.slice(0, MOST_NAMED).map(({ fileName }) => fileName);
    throw new LensgraphError('archive_several_models', { files: files.join(', ') });
  }
  const companions = await companionsIn(
    zip,
    entries.filter((entry) => entry !== model),
  );
  if (model === onnx[0]) {
    await pipeline(await zip.openReadStreamPromise(model), capped(LARGEST_MODEL), createWriteStream(onnxPath));
    return { kind: 'onnx', companions };
  }
  const modelJson = (await contentOf(zip, model, LARGEST_TFJS)).toString('utf8');
  return { kind: 'tfjs', modelJson, shards: await weightsIn(zip, entries), companions };
}

/**
 * What the ZIP file at `path` holds; an ONNX file in it is written to `onnxPath`. Errors: `archive_unreadable` (also where
 * names leave the archive), `archive_too_large`, `archive_without_model`, `archive_several_models`.
 */
export async function unpackModel(path: string, onnxPath: string): Promise<Unpacked> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { strictFileNames: true, autoClose: false });
    return await unpack(zip, onnxPath);
  } catch (error) {
    if (error instanceof LensgraphError) throw error;
    throw new LensgraphError('archive_unreadable', {}, { cause: error });
  } finally {
    zip?.close();
  }
}
