// Which execution providers (CPU, CUDA, WebGPU ...) compute on this machine, found by letting each of them compute.
// A provider asked for is never silently replaced. Knows no real model.

import * as ort from 'onnxruntime-node';
import { LensgraphError } from '../core/errors';
import { createSession, messageOf } from './runtime';

export interface ProviderProbe {
  readonly name: string;
  readonly available: boolean;
  /** Why it is not available, as the runtime says it. */
  readonly reason?: string;
}

/**
 * The least model there is, in ONNX: y = x + x on four numbers. Written by src/models/onnx/writer.ts, whose test
 * builds the same bytes again.
 */
export const PROBE_MODEL_BASE64 =
  'CAgSCWxlbnNncmFwaDo+ChMKAXgKAXgSAXkaA2FkZCIDQWRkEgVwcm9iZVoPCgF4EgoKCAgBEgQKAggEYg8KAXkSCgoICAESBAoCCARCBAoAEBI=';

/**
 * Taken without being asked for, best first. Not among them: WebGPU, which also "works" on software drivers many times
 * slower than the CPU, and CoreML, which computes in half precision and so changes scores.
 */
const AUTOMATIC = ['cuda', 'dml'];

/** Undefined if `provider` computes, else why not. There is no fallback inside the runtime: a missing provider throws. */
async function failureOf(provider: string): Promise<string | undefined> {
  try {
    const session = await createSession(Buffer.from(PROBE_MODEL_BASE64, 'base64'), { provider, threads: 1 });
    try {
      const { y } = await session.run({ x: new ort.Tensor('float32', [1, 2, 3, 4], [4]) });
      const correct = y?.dims.length === 1 && [2, 4, 6, 8].every((value, i) => y.data[i] === value);
      return correct ? undefined : 'it computed a wrong result';
    } finally {
      await session.release();
    }
  } catch (error) {
    return messageOf(error);
  }
}

async function probe(name: string): Promise<ProviderProbe> {
  const reason = await failureOf(name);
  return reason === undefined ? { name, available: true } : { name, available: false, reason };
}

/** Names this build of the runtime knows, the CPU last. */
function knownProviders(): string[] {
  const names = ort.listSupportedBackends().map(({ name }) => name);
  return [...names.filter((name) => name !== 'cpu'), 'cpu'];
}

async function probeAll(names: readonly string[]): Promise<ProviderProbe[]> {
  const probes: ProviderProbe[] = [];
  for (const name of names) probes.push(await probe(name));
  return probes;
}

/** Every provider this build of the runtime knows, each really tried, the CPU last. */
export const probeProviders = (): Promise<ProviderProbe[]> => probeAll(knownProviders());

/**
 * The provider to compute with: `requested` if it works, or without a request the best that works, at least the CPU.
 * Errors: `provider_unavailable` with the reason and what would work instead.
 */
export async function resolveProvider(requested?: string): Promise<string> {
  const known = knownProviders();
  if (requested === undefined) {
    const automatic = await probeAll(AUTOMATIC.filter((name) => known.includes(name)));
    return automatic.find(({ available }) => available)?.name ?? 'cpu';
  }
  const reason = known.includes(requested) ? await failureOf(requested) : 'this build of the runtime does not have it';
  if (reason === undefined) return requested;
  const others = await probeAll(known.filter((name) => name !== requested));
  throw new LensgraphError('provider_unavailable', {
    provider: requested,
    reason,
    available: others.flatMap(({ name, available }) => (available ? [name] : [])).join(', '),
  });
}
