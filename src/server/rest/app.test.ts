// What is described is what is mounted, and the other way round.
import { expect, test } from 'vitest';
import { PERMISSIONS } from '../actor';
import type { Services } from '../services';
import { createRestApp, mountedPath } from './app';
import { openApiDocument } from './openapi-document';
import { routes } from './routes';

/** Mounting looks at no service; a handler that ran would fail on the first. */
const services: Services = Object.create(null);

const mounted = createRestApp(services)
  .routes.filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => `${method} ${path}`);
const declared = routes.map((route) => `${route.method.toUpperCase()} ${mountedPath(route)}`);

test('every route of the table is mounted, and nothing else but the health check', () => {
  expect([...mounted].sort()).toEqual([...declared, 'GET /api/health'].sort());
  expect(new Set(declared).size).toBe(declared.length);
});

test('every route but the description asks for a permission of the list', () => {
  const without = routes.filter(({ permission }) => permission === null).map(({ path }) => path);
  expect(without).toEqual(['/openapi.json']);
  for (const { permission } of routes) if (permission) expect(PERMISSIONS).toContain(permission);
});

test('reading needs a permission to read, everything else one to write', () => {
  for (const { method, path, permission } of routes) {
    if (permission) expect(permission, path).toMatch(method === 'get' ? /:read$/ : /:write$/);
  }
});

test('the OpenAPI document holds every route with its parameters, and each operation has a name of its own', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(routes)));
  expect(document.openapi).toBe('3.1.0');
  const names = new Set<string>();
  for (const { method, path } of routes) {
    const operation = document.paths[path][method];
    expect(operation.responses.default).toEqual({ $ref: '#/components/responses/Error' });
    const inPath = operation.parameters.filter((each: { in: string }) => each.in === 'path');
    expect(inPath.map((each: { name: string }) => each.name)).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    names.add(operation.operationId);
  }
  expect(names.size).toBe(routes.length);
  expect(document.paths['/runs/{id}/items'].get.operationId).toBe('getRunsByIdItems');
  expect(document.paths['/workflows/{id}/runs'].post.requestBody.content).toHaveProperty('multipart/form-data');
});
