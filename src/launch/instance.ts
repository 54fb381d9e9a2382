// One `npm start` per data folder and port: says who is running already, before anything is prepared.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { LensgraphError } from '../core/errors';
import type { Env } from '../env';
import { identityOf, readIfThere, withLock } from './process-lock';

export interface Instance {
  /** The port to answer on; a free one when 0 was asked for. */
  readonly port: number;
  readonly url: string;
  release(): Promise<void>;
}

/** The port itself, or a free one for 0. Throws `environment` when another program has it. */
async function claimPort({ port, host }: Env): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.on('error', reject);
      server.listen({ port, host, exclusive: true }, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${code})`;
    const reason = `Port ${port} on ${host} ${why}. Stop that program, or choose another port: PORT=${port + 1} npm start`;
    throw new LensgraphError('environment', { reason }, { cause });
  } finally {
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  }
}

/** Claims the data folder and the port for this process. Throws `environment`, naming who holds them. */
export async function claimInstance(env: Env): Promise<Instance> {
  await mkdir(env.data.root, { recursive: true });
  const claim = join(env.data.root, 'running');
  return withLock(`${claim}.lock`, async () => {
    const [identity = '', address = ''] = ((await readIfThere(claim)) ?? '').split('\n');
    const pid = Number.parseInt(identity, 10);
    if (pid && (await identityOf(pid)) === identity) {
      const reason = `Lensgraph is running already at ${address} (process ${pid}). Use that one, or stop it first.`;
      throw new LensgraphError('environment', { reason });
    }
    const port = await claimPort(env);
    const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
    await writeFile(claim, `${await identityOf(process.pid)}\n${url}\n`);
    return { port, url, release: () => rm(claim, { force: true }) };
  });
}
