// How much of the cache the executor may take, from the settings of the process: most of it, the rest is for small pictures.

import type { CacheSettings } from './types';

const EXECUTOR_SHARE = 0.75;
const BYTES_PER_MB = 1024 * 1024;

export function executorCache(env: {
  readonly data: { readonly cache: string };
  readonly cacheMb: number;
}): CacheSettings | undefined {
  if (env.cacheMb === 0) return undefined;
  return { folder: env.data.cache, maxBytes: env.cacheMb * BYTES_PER_MB * EXECUTOR_SHARE };
}
