// Starts the web server on its address and stops it again. Knows nothing of processes and signals.
import type { Server } from 'node:http';
import { LensgraphError } from '../core/errors';
import type { Env } from '../env';
import { provideServices } from '../server/container';
import type { Log, Services } from '../server/services';
import { openServices } from './open-services';
import { createWebServer, type PageHandler, portOf } from './server';

/** How long requests under way may take to end when the server stops. */
const CLOSE_MS = 5_000;

export interface Web {
  readonly url: string;
  readonly services: Services;
  /** Takes no new request, lets those under way end for a few seconds, closes everything. */
  close(): Promise<void>;
}

export interface WebOptions {
  readonly databaseUrl: string;
  readonly log: Log;
  /** What answers when no API does. */
  readonly renderPage: PageHandler;
}

/** Listens on `env.host` and `env.port` (0: any free one). Throws `environment` when the port is taken. */
export async function startWeb(env: Env, { databaseUrl, log, renderPage }: WebOptions): Promise<Web> {
  const { services, close } = await openServices(env, databaseUrl, log);
  provideServices(services);
  const server = createWebServer(services, renderPage);
  try {
    await listen(server, env);
  } catch (error) {
    await close();
    throw error;
  }
  const host = env.host.includes(':') ? `[${env.host}]` : env.host;
  return {
    url: `http://${host}:${portOf(server)}`,
    services,
    close: async () => {
      await closeServer(server);
      await close();
    },
  };
}

function listen(server: Server, { host, port }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE'
          ? `The port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`
          : `The server could not listen on ${host}:${port}: ${cause.message}.`;
      reject(new LensgraphError('environment', { reason }, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
