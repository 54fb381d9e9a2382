// The one HTTP server: guard first, then API, tRPC and files, and pages for the rest. API requests never pass Next, which
// would hold their bodies in memory and cut them at 10 MB (docs/decisions/0002).
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import { LensgraphError } from '../core/errors';
import { errorAnswer, logError } from '../server/error-body';
import { createFilesApp } from '../server/files-app';
import { LIMITS } from '../server/limits';
import { localActor } from '../server/local-actor';
import { createRestApp } from '../server/rest/app';
import type { Services } from '../server/services';
import { appRouter } from '../server/trpc/app-router';
import { guard } from './guard';
import { setDataHeaders, setPageHeaders } from './security-headers';

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const TRPC_BASE = '/api/trpc/';
/** A photo over a slow line takes its time; only headers must come quickly. */
const REQUEST_MS = 30 * 60_000;

/** The server, not yet listening. Its own port, which the guard needs, is asked of it with each request. */
export function createWebServer(services: Services, renderPage: PageHandler): Server {
  const listenerOptions = { overrideGlobalObjects: false };
  const rest = getRequestListener(createRestApp(services).fetch, listenerOptions);
  const files = getRequestListener(createFilesApp(services, localActor).fetch, listenerOptions);

  async function trpc(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path.split(',').length > LIMITS.trpcBatch) {
      throw new LensgraphError('bad_request', { reason: `A request may hold at most ${LIMITS.trpcBatch} calls.` });
    }
    await nodeHTTPRequestHandler({
      req: request,
      res: response,
      path,
      router: appRouter,
      createContext: () => ({ services, actor: localActor }),
      maxBodySize: LIMITS.jsonBytes,
      onError: ({ error, path: procedure }) => logError(services.log, error.cause ?? error, { procedure }),
    });
  }

  async function answer(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
    const requestId = randomUUID();
    response.setHeader('x-request-id', requestId);
    setDataHeaders(response);
    try {
      guard(request, port);
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path.startsWith(TRPC_BASE)) await trpc(request, response, path.slice(TRPC_BASE.length));
      else if (path === '/api' || path.startsWith('/api/')) await rest(request, response);
      else if (path.startsWith('/files/') || path.startsWith('/pictures/')) await files(request, response);
      else {
        setPageHeaders(request, response);
        await renderPage(request, response);
      }
    } catch (error) {
      logError(services.log, error, { method: request.method, url: request.url, requestId });
      refuse(request, response, error);
    }
  }

  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    void answer(request, response, portOf(server));
  });
  return server;
}

export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, body } = errorAnswer(error);
  // A body nobody will read must not keep the connection.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
