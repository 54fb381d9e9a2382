// A folder of small things that can be made again, named by the SHA-256 of what they depend on. Several processes may share
// it; nothing in it is trusted: what is damaged or foreign counts as missing. It never grows much beyond its bound.
// Knows nothing of what it keeps.

import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface CacheFolder {
  /** The bytes kept under `key`, or null. At once: for the page cache's answer a thread is not worth waiting for. */
  readNow(key: string): Uint8Array | null;
  /** The same without holding this thread. */
  read(key: string): Promise<Uint8Array | null>;
  /** Keeps `bytes` under `key`. Never throws: what cannot be kept is made again. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Resolves when everything handed to `write` so far is on disk or given up. */
  settled(): Promise<void>;
}

export interface CacheFolderOptions {
  readonly maxBytes: number;
  /** Hears why something could not be kept. */
  onError(error: unknown): void;
}

const KEY = /^[0-9a-f]{64}$/;
const MAGIC = Buffer.from('LGC1');
const HASH_BYTES = 32;
/** The first two digits of a key name its folder. */
const SHARDS = 256;
/** Keys that end so look after the size of their folder when they are written. */
const KEEPER = '0';
/** More writes than this at once are let go: the disk does not keep up. */
const MAX_PENDING = 64;

/** A key from whatever it depends on. */
export function cacheKey(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The cache in `root`, which is made with the first write. */
export function openCacheFolder(root: string, { maxBytes, onError }: CacheFolderOptions): CacheFolder {
  const pending = new Set<Promise<void>>();
  const shardOf = (key: string) => join(root, key.slice(0, 2));
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new RangeError(`"${key}" is no cache key`);
    return join(shardOf(key), key);
  };

  async function keep(key: string, bytes: Uint8Array): Promise<void> {
    const path = pathOf(key);
    const draft = `${path}.${randomUUID()}`;
    const sealed = Buffer.concat([MAGIC, seal(key, bytes), bytes]);
    try {
      await writeFile(draft, sealed).catch(async (error: unknown) => {
        if (!isMissing(error)) throw error;
        await mkdir(shardOf(key), { recursive: true });
        await writeFile(draft, sealed);
      });
      await rename(draft, path);
      if (key.endsWith(KEEPER)) await dropOldest(shardOf(key), maxBytes / SHARDS);
    } catch (error) {
      onError(error);
      await rm(draft, { force: true }).catch(onError);
    }
  }

  return {
    readNow: (key) => {
      const path = pathOf(key);
      // Asked first because most keys are not there, and a thrown error takes longer than all the rest.
      if (!existsSync(path)) return null;
      try {
        return opened(key, readFileSync(path));
      } catch (error) {
        if (!isMissing(error)) onError(error);
        return null;
      }
    },
    read: async (key) => {
      try {
        return opened(key, await readFile(pathOf(key)));
      } catch (error) {
        if (!isMissing(error)) onError(error);
        return null;
      }
    },
    write: async (key, bytes) => {
      if (pending.size >= MAX_PENDING) return;
      const work = keep(key, bytes);
      pending.add(work);
      await work;
      pending.delete(work);
    },
    settled: async () => {
      await Promise.all(pending);
    },
  };
}

const seal = (key: string, bytes: Uint8Array): Buffer => createHash('sha256').update(key).update(bytes).digest();

/** What a file holds, if it is whole and was written under this key. */
function opened(key: string, file: Buffer): Uint8Array | null {
  const bytes = file.subarray(MAGIC.length + HASH_BYTES);
  const whole = file.length >= MAGIC.length + HASH_BYTES && file.subarray(0, MAGIC.length).equals(MAGIC);
  return whole && file.subarray(MAGIC.length, MAGIC.length + HASH_BYTES).equals(seal(key, bytes)) ? bytes : null;
}

async function dropOldest(shard: string, maxBytes: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(shard)).map(async (name) => {
      const path = join(shard, name);
      const facts = await stat(path).catch(() => null); // Another process was quicker.
      return facts ? [{ path, bytes: facts.size, at: facts.mtimeMs }] : [];
    }),
  );
  let room = maxBytes;
  for (const { path, bytes } of files.flat().sort((a, b) => b.at - a.at)) {
    room -= bytes;
    if (room < 0) await rm(path, { force: true });
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
