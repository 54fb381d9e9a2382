// The hash of a plan: the same for the same work, whatever the order of keys in the file it came from.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Plan } from '../core/plan';

/** SHA-256 in hex of the plan's canonical JSON (keys sorted). */
export function planHash(body: Omit<Plan, 'hash' | 'name'>): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(body))));
}

/** JSON with the keys of every object sorted; `undefined` members are left out as JSON does. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
