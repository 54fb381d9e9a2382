// Small pictures: from the cache, or made by a worker, once however many ask. Knows no transport and no run.

import { ERROR_KINDS, type ErrorCode, LensgraphError } from '../core/errors';
import type { Db } from '../db/client';
import { onPictures } from '../db/picture-signals';
import type { Queue } from '../queue/queue';
import type { PictureJob } from '../queue/side-queues';
import type { CacheFolder } from '../storage/cache-folder';
import { pictureKey } from '../storage/picture-cache';

/** A page does not wait longer for a small picture than it would take to load the large one. */
const PATIENCE_MS = 4_000;
const LOOK_MS = 1_000;

export type WantedPicture = Omit<PictureJob, 'key'>;

export interface PictureClient {
  /** The JPEG, or null when nobody made it in time. Throws what is wrong with the photo. */
  get(picture: WantedPicture): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Without a `cache` there are none. */
export async function openPictureClient(
  db: Db,
  queue: Queue<PictureJob>,
  cache: CacheFolder | undefined,
): Promise<PictureClient> {
  const waiting = new Map<string, (error: string | undefined) => void>();
  const unlisten = await onPictures(db, (key, error) => waiting.get(key)?.(error));
  const underWay = new Map<string, Promise<Uint8Array | null>>();

  async function made(key: string, picture: WantedPicture, kept: CacheFolder): Promise<Uint8Array | null> {
    const told = new Promise<string | undefined>((resolve) => waiting.set(key, resolve));
    try {
      await queue.add([{ name: 'picture', id: key, data: { key, ...picture } }]);
      const began = performance.now();
      while (performance.now() - began < PATIENCE_MS) {
        const error = await Promise.race([told, later(LOOK_MS)]);
        if (error !== undefined) throw asError(error);
        const bytes = await kept.read(key);
        if (bytes) return bytes;
      }
      return null;
    } finally {
      waiting.delete(key);
    }
  }

  return {
    get: async (picture) => {
      if (!cache) return null;
      const key = pictureKey(picture);
      const bytes = await cache.read(key);
      if (bytes) return bytes;
      let work = underWay.get(key);
      if (!work) {
        work = made(key, picture, cache).finally(() => underWay.delete(key));
        underWay.set(key, work);
      }
      return work;
    },
    close: async () => {
      unlisten();
      await queue.close();
    },
  };
}

const later = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));

const isCode = (word: string): word is ErrorCode => Object.hasOwn(ERROR_KINDS, word);
const asError = (code: string) => new LensgraphError(isCode(code) ? code : 'corrupt_image');
