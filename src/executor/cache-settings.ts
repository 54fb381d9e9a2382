// How much of the cache the executor may take, from the settings of the process. Half of it holds what models proposed.

import type { CacheSettings } from './types';

const BYTES_PER_MB = 1024 * 1024;

export function executorCache(env: {
  readonly data: { readonly cache: string };
  readonly cacheMb: number;
}): CacheSettings | undefined {
  if (env.cacheMb === 0) return undefined;
  return { folder: env.data.cache, maxBytes: (env.cacheMb * BYTES_PER_MB) / 2 };
}
