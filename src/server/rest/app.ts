// Mounts the REST routes: key, permission, parameters and query are checked here for all of them, errors answered here.
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { LensgraphError } from '../../core/errors';
import { requirePermission } from '../actor';
import { apiActor } from '../api-actor';
import { errorAnswer, logError } from '../error-body';
import type { Services } from '../services';
import { parseInput } from './parse';
import { json, type Route } from './route';
import { routes } from './routes';

export const API_BASE = '/api/v1';

type Env = { Bindings: HttpBindings };

/** `/runs/{id}` -> `/api/v1/runs/:id`. */
export const mountedPath = ({ path }: Pick<Route, 'path'>): string => API_BASE + path.replace(/\{(\w+)\}/g, ':$1');

function handlerOf(route: Route, services: Services) {
  return async (c: Context<Env>): Promise<Response> => {
    const actor = await apiActor(services, c.req.header('authorization'));
    if (route.permission !== null) requirePermission(actor, route.permission);
    const query = route.query ? parseInput(route.query, c.req.query(), 'the query') : undefined;
    const param = (name: string): string => {
      const value = c.req.param(name);
      if (value === undefined) throw new Error(`The route ${route.path} has no {${name}}.`);
      if (value.includes('\0')) throw new LensgraphError('not_found', { what: 'address' });
      return value;
    };
    return route.handle({
      services,
      actor,
      incoming: c.env.incoming,
      param,
      query,
      signal: goneSignal(c.env.outgoing),
    });
  };
}

/** Aborts when the client goes away before it has the whole answer. */
function goneSignal(outgoing: HttpBindings['outgoing']): AbortSignal {
  const gone = new AbortController();
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** The REST API and the health check as one fetch handler. */
export function createRestApp(services: Services): Hono<Env> {
  const app = new Hono<Env>();
  for (const route of routes) app.on(route.method.toUpperCase(), mountedPath(route), handlerOf(route, services));
  app.get('/api/health', async () => {
    const health = await services.health.check();
    return json(health.ok ? 200 : 503, health, { 'cache-control': 'no-store' });
  });
  app.notFound(async (c) => {
    // Also what is not there is told to key holders only.
    await apiActor(services, c.req.header('authorization'));
    throw new LensgraphError('not_found', { what: 'address' });
  });
  app.onError((error, c) => {
    logError(services.log, error, {
      method: c.req.method,
      path: c.req.path,
      requestId: c.env.outgoing.getHeader('x-request-id'),
    });
    const { status, body } = errorAnswer(error);
    return json(status, body, status === 401 ? { 'www-authenticate': 'Bearer' } : {});
  });
  return app;
}
