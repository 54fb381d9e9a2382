// A ZIP of files that lie on disk and of tables, streamed to disk. Photos are stored as they are: JPEG does not shrink.

import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { uniqueNames } from '../core/entry-names';
import { writeWhole } from './whole-file';

/** `name`: wished, folders with slashes; made safe and unique. */
export type ZipEntry =
  /** `path`: where the bytes lie. */
  | { readonly name: string; readonly path: string }
  /** Opened when its turn comes, one at a time. */
  | { readonly name: string; readonly open: () => Readable };

const ALREADY_SMALL = /\.(jpe?g|png|webp|zip|xlsx)$/i;

async function addAll(zip: ZipFile, entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Promise<void> {
  const unique = uniqueNames();
  for await (const entry of entries) {
    const options = { compress: !ALREADY_SMALL.test(entry.name), mode: 0o100644 };
    if ('path' in entry) {
      zip.addFile(entry.path, unique(entry.name), options);
      continue;
    }
    const { open } = entry;
    zip.addReadStreamLazy(unique(entry.name), options, (give) => {
      const stream = open();
      // The archive itself does not listen.
      stream.on('error', (error) => zip.emit('error', error));
      give(null, stream);
    });
  }
  zip.end();
}

/** Writes all `entries` into the archive `path`. A missing file fails the whole archive, and nothing is left. */
export function writeZip(path: string, entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Promise<void> {
  return writeWhole(path, async (partialPath) => {
    const zip = new ZipFile();
    const stop = new AbortController();
    zip.on('error', (error: Error) => stop.abort(error));
    const adding = addAll(zip, entries).catch((error: unknown) => stop.abort(error));
    try {
      await pipeline(zip.outputStream, createWriteStream(partialPath), { signal: stop.signal });
    } catch (error) {
      // An abort says only that it was one; its reason is what happened.
      throw stop.signal.aborted ? stop.signal.reason : error;
    } finally {
      await adding;
    }
  });
}
