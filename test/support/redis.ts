// A private Redis for a test file: a real server on a random port, durable as we demand it, that can be killed and emptied.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../src/launch/postgres-server';

export interface TestRedis {
  readonly url: string;
  /** kill -9; what it was told stays on its disk. */
  kill(): Promise<void>;
  /** Forgets everything, on disk too; only while it is dead. */
  wipe(): Promise<void>;
  /** Starts it again on the same port with the same files. */
  start(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined); // Being away is one of the two answers.
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

/** Starts a server. `settings` replace `maxmemory-policy noeviction` and `appendonly yes`. */
export async function startTestRedis(settings: Readonly<Record<string, string>> = {}): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const all = { 'maxmemory-policy': 'noeviction', appendonly: 'yes', save: '', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...flags], {
      stdio: 'ignore',
    });
    await once(child, 'spawn');
    server = child;
    while (!(await answers(url))) {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
      await sleep(20);
    }
  }
  async function kill(): Promise<void> {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    url,
    kill,
    start,
    wipe: () => rm(join(folder, 'appendonlydir'), { recursive: true, force: true }),
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
