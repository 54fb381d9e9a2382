// Blobs in a folder: blobs/ab/cd/<sha256>. A blob is written beside, synced and renamed into place, so that whatever is
// killed when, a name in the store always has all its bytes. Several processes may share the folder.
import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asLensgraphError, LensgraphError } from '../core/errors';
import { type BlobStore, HEADER_BYTES, isBlobId, type StoredBlob } from './blob-store';

/** A temporary file this old was left by a process that is gone. */
const STALE_MS = 60 * 60 * 1000;
const BYTES_PER_MB = 1024 * 1024;

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
const notFound = (cause?: unknown) => new LensgraphError('not_found', { what: 'file' }, { cause });

/** ENOSPC and EDQUOT are a disk to be cleared, not a failure of ours. */
function asStorageError(error: unknown): LensgraphError {
  const code = codeOf(error);
  return asLensgraphError(error, code === 'ENOSPC' || code === 'EDQUOT' ? 'storage_full' : 'internal');
}

/** Counts, hashes and keeps the beginning of what passes through; fails past `limit` bytes. */
function meter(limit: number) {
  const hash = createHash('sha256');
  const header: Buffer[] = [];
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (bytes < HEADER_BYTES) header.push(chunk.subarray(0, HEADER_BYTES - bytes));
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > limit) done(new LensgraphError('photo_too_large', { limit: Math.floor(limit / BYTES_PER_MB) }));
      else done(null, chunk);
    },
  });
  return { through, result: () => ({ id: hash.digest('hex'), bytes, header: new Uint8Array(Buffer.concat(header)) }) };
}

async function hashFile(path: string): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { id: hash.digest('hex'), bytes };
}

/** Asks the disk to have the file's bytes before its name appears. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function clearStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => null); // Another process was quicker.
    if (file && Date.now() - file.mtimeMs > STALE_MS) await rm(path, { force: true });
  }
}

/**
 * A blob store in `root`, which is made when missing. `sync: false` leaves it to the system when bytes reach the disk: a
 * power failure may then lose the last seconds.
 */
export async function openFolderStore(root: string, options: { sync?: boolean } = {}): Promise<BlobStore> {
  const { sync: syncs = true } = options;
  const drafts = join(root, 'tmp');
  await mkdir(drafts, { recursive: true });
  await clearStale(drafts);

  const pathOf = (id: string) => {
    if (!isBlobId(id)) throw notFound();
    return join(root, id.slice(0, 2), id.slice(2, 4), id);
  };
  const has = async (id: string) =>
    isBlobId(id) &&
    access(pathOf(id)).then(
      () => true,
      () => false,
    );

  /** Gives a complete draft its name; bytes that are there already stay. */
  async function place(draft: string, { id, bytes }: StoredBlob): Promise<StoredBlob> {
    if (!(await has(id))) {
      if (syncs) await sync(draft);
      await mkdir(join(root, id.slice(0, 2), id.slice(2, 4)), { recursive: true });
      await rename(draft, pathOf(id));
    }
    return { id, bytes };
  }

  /** Runs `work` on a draft path; whatever it leaves there is removed. */
  async function withDraft<T>(work: (draft: string) => Promise<T>): Promise<T> {
    const draft = join(drafts, randomUUID());
    try {
      return await work(draft);
    } catch (error) {
      throw asStorageError(error);
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Moves a file of ours to a draft; across devices it is copied. */
  async function take(path: string, draft: string): Promise<void> {
    try {
      await rename(path, draft);
    } catch (error) {
      if (codeOf(error) !== 'EXDEV') throw error;
      await copyFile(path, draft);
      await rm(path);
    }
  }

  return {
    has,
    putFile: (path, { move = false } = {}) =>
      withDraft(async (draft) => {
        if (move) await take(path, draft);
        else await copyFile(path, draft, constants.COPYFILE_FICLONE);
        return place(draft, await hashFile(draft));
      }),
    putStream: (stream, { limit = Number.POSITIVE_INFINITY } = {}) =>
      withDraft(async (draft) => {
        const { through, result } = meter(limit);
        // Opened here, not by the stream: a stream that breaks off at once would make the draft after it was removed.
        const file = await open(draft, 'wx');
        await pipeline(stream, through, file.createWriteStream());
        const { header, ...blob } = result();
        return { ...(await place(draft, blob)), header };
      }),
    read: async (id) => {
      const file = await open(pathOf(id)).catch((error) => {
        throw codeOf(error) === 'ENOENT' ? notFound(error) : asStorageError(error);
      });
      return file.createReadStream();
    },
    localPath: async (id) => {
      if (!(await has(id))) throw notFound();
      return pathOf(id);
    },
    delete: async (id) => {
      if (isBlobId(id)) await rm(pathOf(id), { force: true });
    },
  };
}
