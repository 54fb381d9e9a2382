// Small pictures of photos, kept by what they show. Workers make them, the web hands them out.

import { join } from 'node:path';
import type { PixelStep } from '../core/data-types';
import { type CacheFolder, cacheKey, openCacheFolder } from './cache-folder';

/** Goes up when pictures are made differently. */
const VERSION = 1;
const BYTES_PER_MB = 1024 * 1024;
/** Of the whole cache. */
const SHARE = 0.25;

export function pictureKey(picture: {
  readonly blobId: string;
  readonly steps: readonly PixelStep[];
  readonly maxSide: number;
}): string {
  return cacheKey('picture', VERSION, picture.blobId, JSON.stringify(picture.steps), picture.maxSide);
}

/** Undefined where nothing may be kept. */
export function openPictureCache(
  env: { readonly data: { readonly cache: string }; readonly cacheMb: number },
  onError: (error: unknown) => void,
): CacheFolder | undefined {
  if (env.cacheMb === 0) return undefined;
  return openCacheFolder(join(env.data.cache, 'pictures'), { maxBytes: env.cacheMb * BYTES_PER_MB * SHARE, onError });
}
