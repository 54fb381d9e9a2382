import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { queueContract } from '../../test/contract/queue';
import { PATIENT } from '../../test/support/patience';
import { startTestRedis } from '../../test/support/redis';
import { batchJobs, openBatchQueue } from './batch-queue';

queueContract('redis', async () => {
  const redis = await startTestRedis();
  return {
    connection: { kind: 'redis', url: redis.url },
    outage: async (downMs) => {
      await redis.kill();
      await sleep(downMs);
      await redis.start();
    },
    stop: redis.stop,
  };
});

describe('a Redis that would lose jobs', () => {
  const refusal = async (settings: Record<string, string>) => {
    const redis = await startTestRedis(settings);
    try {
      return await openBatchQueue({ kind: 'redis', url: redis.url }, () => undefined).then(
        () => 'opened',
        (error: Error) => error.message,
      );
    } finally {
      await redis.stop();
    }
  };
  it('is refused with what to set', async () => {
    expect(await refusal({ 'maxmemory-policy': 'allkeys-lru' })).toContain('maxmemory-policy noeviction');
    expect(await refusal({ appendonly: 'no' })).toContain('appendonly yes');
  });

  it('is told to be started when it does not answer', async () => {
    const opening = openBatchQueue({ kind: 'redis', url: 'redis://127.0.0.1:1' }, () => undefined);
    await expect(opening).rejects.toMatchObject({ code: 'environment' });
  });
});

describe('a Redis that was killed and emptied', () => {
  it('is used again without a restart, though what it held is gone', async () => {
    const redis = await startTestRedis();
    const errors: Error[] = [];
    const queue = await openBatchQueue({ kind: 'redis', url: redis.url }, (error) => errors.push(error));
    const seen: number[] = [];
    let end: () => void = () => undefined;
    const working = new Promise<void>((resolve) => {
      end = resolve;
    });
    const take = async ({ data }: { data: { index: number } }) => {
      seen.push(data.index);
      if (data.index === 0) await working;
    };
    await queue.process(take, { concurrency: 1 });
    await queue.add(batchJobs([0, 1].map((index) => ({ runId: 'run', index, jobId: `run-${index}` }))));
    await vi.waitFor(() => expect(seen).toEqual([0]), PATIENT);
    await redis.kill();
    await redis.wipe();
    await redis.start();
    end();
    await vi.waitFor(() => queue.add(batchJobs([{ runId: 'run', index: 2, jobId: 'run-2' }])), PATIENT);
    await vi.waitFor(() => expect(seen).toEqual([0, 2]), PATIENT);
    expect(await queue.state('run-1')).toBe('missing');
    await queue.close(1000);
    await redis.stop();
  });
});

describe('a Redis that is away', () => {
  it('makes adding fail within seconds, not hang', async () => {
    const redis = await startTestRedis();
    const queue = await openBatchQueue({ kind: 'redis', url: redis.url }, () => undefined);
    await redis.kill();
    const add = queue.add([{ name: 'batch', id: 'run-0', data: { runId: 'run', index: 0 } }]);
    await expect(add).rejects.toMatchObject({ code: 'unavailable' });
    await queue.close(100);
    await redis.stop();
  });
});
