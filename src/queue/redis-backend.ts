// BullMQ on Redis or Valkey, and the refusal of a server that would lose jobs behind our back.
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { LensgraphError } from '../core/errors';
import type { Backend } from './backend';

const PREFIX = 'lensgraph';
const CONNECT_MS = 5_000;
/** The longest wait between two attempts to reach a server that is away. */
const LAST_RETRY_MS = 2_000;

const retryStrategy = (attempt: number) => Math.min(attempt * 100, LAST_RETRY_MS);

/**
 * Throws `environment` with what to set unless the server at `url` keeps what it is given: under `noeviction` it never
 * drops a job to make room, and with `appendonly yes` it still has its jobs after it was killed.
 */
export async function assertDurable(url: string): Promise<void> {
  const address = new URL(url).host;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined); // The same error rejects `connect`, where it is told.
  try {
    await redis.connect();
    const info = await redis.info();
    const value = (key: string) => info.match(new RegExp(`^${key}:(.*)$`, 'm'))?.[1]?.trim();
    if (value('maxmemory_policy') !== 'noeviction') {
      throw refusal(address, 'its maxmemory-policy is not noeviction', 'maxmemory-policy noeviction');
    }
    if (value('aof_enabled') !== '1') throw refusal(address, 'it keeps nothing on disk', 'appendonly yes');
  } catch (cause) {
    if (cause instanceof LensgraphError) throw cause;
    const reason = `Redis at ${address} (REDIS_URL) does not answer: ${String(cause)}. Start it, or leave REDIS_URL out.`;
    throw new LensgraphError('environment', { reason }, { cause });
  } finally {
    redis.disconnect();
  }
}

function refusal(address: string, what: string, setting: string): LensgraphError {
  const reason = `Redis at ${address} (REDIS_URL) would lose jobs: ${what}. Write "${setting}" into its redis.conf and restart it.`;
  return new LensgraphError('environment', { reason });
}

/** Connections to `url`: one that callers wait on and that fails soon, and one per intake that never gives up. */
export async function redisBackend(url: string, onError: (error: Error) => void): Promise<Backend> {
  await assertDurable(url);
  const producer = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: CONNECT_MS, retryStrategy });
  producer.on('error', onError);
  const intakes: Redis[] = [];
  return {
    queue: (name, options) => new Queue(name, { ...options, prefix: PREFIX, connection: producer }),
    worker: (name, handler, options) => {
      const connection = new Redis(url, { maxRetriesPerRequest: null, connectTimeout: CONNECT_MS, retryStrategy });
      connection.on('error', onError);
      intakes.push(connection);
      return new Worker(name, handler, { ...options, prefix: PREFIX, connection });
    },
    close: async () => {
      for (const connection of [producer, ...intakes]) connection.disconnect();
    },
  };
}
