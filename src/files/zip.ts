// A ZIP of files that lie on disk, streamed from disk to disk. Photos are stored as they are: JPEG does not shrink.

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { uniqueNames } from './entry-names';
import { writeWhole } from './whole-file';

export interface ZipEntry {
  /** Wished name, folders with slashes; made safe and unique. */
  readonly name: string;
  /** Where the bytes lie. */
  readonly path: string;
}

const ALREADY_SMALL = /\.(jpe?g|png|webp|zip|xlsx)$/i;

async function addAll(zip: ZipFile, entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Promise<void> {
  const unique = uniqueNames();
  for await (const { name, path } of entries) {
    zip.addFile(path, unique(name), { compress: !ALREADY_SMALL.test(name), mode: 0o100644 });
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
