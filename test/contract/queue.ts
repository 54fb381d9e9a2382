// What the queue must do on every backend; a backend's test file calls this with a real server of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerCanaries, sendCanary } from '../../src/queue/canary';
import { openQueue } from '../../src/queue/open-queue';
import type { Queue, QueueConnection, QueueJob } from '../../src/queue/queue';
import { bundleScript } from '../support/bundle';
import { PATIENT } from '../support/patience';

interface Data {
  readonly runId: string;
  readonly index: number;
}

export interface QueueServer {
  readonly connection: QueueConnection;
  /** kill -9 of the server, and its return with what it had on disk. */
  outage(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

const job = (index: number): QueueJob<Data> => ({ name: 'batch', id: `run-${index}`, data: { runId: 'run', index } });

export function queueContract(backend: string, start: () => Promise<QueueServer>): void {
  describe(`queue on ${backend}`, () => {
    let server: QueueServer;
    let name: string;
    const opened: Queue<Data>[] = [];
    const errors: Error[] = [];
    const children: ChildProcess[] = [];

    beforeAll(async () => {
      server = await start();
    });
    afterEach(async () => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
      for (const queue of opened.splice(0)) await queue.close(1000);
      errors.length = 0;
    });
    afterAll(() => server.stop());

    const open = async (fresh = true) => {
      if (fresh) name = `test-${randomBytes(4).toString('hex')}`;
      const queue = await openQueue<Data>(server.connection, name, (error) => errors.push(error));
      opened.push(queue);
      return queue;
    };

    it('brings each job once, with its name, id and data', async () => {
      const queue = await open();
      const seen: QueueJob<Data>[] = [];
      await queue.process(async (given) => void seen.push(given), { concurrency: 4 });
      await queue.add([0, 1, 2, 3, 4, 5].map(job));
      await vi.waitFor(() => expect(seen).toHaveLength(6), PATIENT);
      expect(seen.sort((a, b) => a.data.index - b.data.index)).toEqual([0, 1, 2, 3, 4, 5].map(job));
      await vi.waitFor(async () => expect(await queue.state('run-0')).toBe('missing'), PATIENT);
      expect(errors).toEqual([]);
    });

    it('keeps jobs until somebody comes, and brings them in the order they were added', async () => {
      const queue = await open();
      await queue.add([job(0), job(1)]);
      await queue.add([job(2)]);
      expect(await queue.state('run-1')).toBe('waiting');
      const worker = await open(false);
      const seen: number[] = [];
      await worker.process(async ({ data }) => void seen.push(data.index), { concurrency: 1 });
      await vi.waitFor(() => expect(seen).toEqual([0, 1, 2]), PATIENT);
    });

    it('does not add a job twice while it is there, and forgets it when it is done', async () => {
      const queue = await open();
      await queue.add([job(7)]);
      await queue.add([job(7), job(7)]);
      const seen: string[] = [];
      await queue.process(async ({ id }) => void seen.push(id), { concurrency: 1 });
      await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENT);
      await vi.waitFor(async () => expect(await queue.state('run-7')).toBe('missing'), PATIENT);
      await queue.add([job(7)]);
      await vi.waitFor(() => expect(seen).toEqual(['run-7', 'run-7']), PATIENT);
    });

    it('tells what is at work, and removes what nobody has begun', async () => {
      const queue = await open();
      let end: () => void = () => undefined;
      const working = new Promise<void>((resolve) => {
        end = resolve;
      });
      await queue.process(() => working, { concurrency: 1 });
      await queue.add([job(0), job(1)]);
      await vi.waitFor(async () => expect(await queue.state('run-0')).toBe('active'), PATIENT);
      await queue.remove('run-1');
      await queue.remove('run-99');
      expect(await queue.state('run-1')).toBe('missing');
      end();
    });

    it('hears of a handler that throws and goes on with the next job', async () => {
      const queue = await open();
      const seen: number[] = [];
      await queue.process(
        async ({ data }) => {
          if (data.index === 0) throw new Error('handler broke');
          seen.push(data.index);
        },
        { concurrency: 1 },
      );
      await queue.add([job(0), job(1)]);
      await vi.waitFor(() => expect(seen).toEqual([1]), PATIENT);
      await vi.waitFor(() => expect(errors.map((error) => error.message)).toEqual(['handler broke']), PATIENT);
      await vi.waitFor(async () => expect(await queue.state('run-0')).toBe('missing'), PATIENT);
    });

    it('waits for work when it closes, but not for ever', async () => {
      const queue = await open();
      const seen: string[] = [];
      let end: () => void = () => undefined;
      const working = new Promise<void>((resolve) => {
        end = resolve;
      });
      const work = async ({ data }: QueueJob<Data>) => {
        await working;
        seen.push(`done ${data.index}`);
      };
      const intake = await queue.process(work, { concurrency: 1 });
      await queue.add([job(0)]);
      await vi.waitFor(async () => expect(await queue.state('run-0')).toBe('active'), PATIENT);
      const closing = intake.close(20_000);
      end();
      expect(await closing).toBe(true);
      expect(seen).toEqual(['done 0']);

      const endless = await queue.process(() => new Promise(() => undefined), { concurrency: 1 });
      await queue.add([job(1)]);
      await vi.waitFor(async () => expect(await queue.state('run-1')).toBe('active'), PATIENT);
      expect(await endless.close(200)).toBe(false);
    });

    it('gives the job of a killed worker to another, when its lock has run out', async () => {
      const queue = await open();
      const script = await bundleScript('queue-worker');
      const { kind, url } = server.connection;
      const child = spawn(process.execPath, [script, kind, url, name], { stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      await queue.add([job(3)]);
      const [begun] = await once(child.stdout, 'data');
      expect(String(begun).trim()).toBe('run-3');
      child.kill('SIGKILL');
      const seen: string[] = [];
      await queue.process(async ({ id }) => void seen.push(id), { concurrency: 1 });
      await vi.waitFor(() => expect(seen).toEqual(['run-3']), { timeout: 40_000, interval: 50 });
    });

    it('goes on by itself after its server was killed and came back', async () => {
      const queue = await open();
      const worker = await open(false);
      const seen: string[] = [];
      await worker.process(async ({ id }) => void seen.push(id), { concurrency: 2 });
      await queue.add([job(0)]);
      await vi.waitFor(() => expect(seen).toEqual(['run-0']), PATIENT);
      await server.outage(3_000);
      await vi.waitFor(() => queue.add([job(1)]), PATIENT);
      await vi.waitFor(() => expect(seen).toContain('run-1'), PATIENT);
    });

    it('proves by a canary that jobs flow, and that nobody answers', async () => {
      const connection = server.connection;
      const canaryName = `canary-${randomBytes(4).toString('hex')}`;
      const sender = await openQueue<null>(connection, canaryName, (error) => errors.push(error));
      expect(await sendCanary(sender, 200)).toBeNull();
      const worker = await openQueue<null>(connection, canaryName, (error) => errors.push(error));
      await answerCanaries(worker);
      expect(await sendCanary(sender, 20_000)).toBeGreaterThan(0);
      await worker.close();
      await sender.close();
    });
  });
}
