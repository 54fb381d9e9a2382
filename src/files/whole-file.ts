// Files appear whole or not at all: written under a temporary name beside the target, moved there at the end. Knows no
// format.

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LensgraphError } from '../core/errors';

/**
 * Calls `write` with a temporary path and moves the result to `path`. When anything fails, nothing stays behind and the
 * error comes out; a full disk as `storage_full`.
 */
export async function writeWhole(path: string, write: (partialPath: string) => Promise<void>): Promise<void> {
  const partialPath = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await write(partialPath);
    await rename(partialPath, path);
  } catch (error) {
    await rm(partialPath, { force: true });
    const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
    throw isFull ? new LensgraphError('storage_full', {}, { cause: error }) : error;
  }
}

/** Streams `chunks` of text into `path`, UTF-8, no faster than the disk takes them. */
export function writeText(path: string, chunks: AsyncIterable<string>): Promise<void> {
  return writeWhole(path, (partialPath) => pipeline(Readable.from(chunks), createWriteStream(partialPath)));
}
