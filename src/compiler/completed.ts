// Settings as they are saved: what the schema made of them, and still everything in them that the schema does not know.

import type { RawConfig } from '../core/node';

/** `given` with the values of `parsed` in it at every depth; lists are matched item by item while they are equally long. */
export function completed(given: RawConfig, parsed: RawConfig): RawConfig {
  const all: RawConfig = { ...given };
  for (const [key, value] of Object.entries(parsed)) {
    all[key] = Object.hasOwn(given, key) ? both(given[key], value) : value;
  }
  return all;
}

function both(given: unknown, parsed: unknown): unknown {
  if (Array.isArray(given) && Array.isArray(parsed) && given.length === parsed.length) {
    return parsed.map((value, at) => both(given[at], value));
  }
  return isRecord(given) && isRecord(parsed) ? completed(given, parsed) : parsed;
}

function isRecord(value: unknown): value is RawConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
