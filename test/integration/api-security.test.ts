// Who is let in, and what those who are not get to see. Over real HTTP, with headers no browser would let a page set.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeApiKey } from '../../src/db/api-keys';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import type { Permission } from '../../src/server/actor';
import { API_BASE } from '../../src/server/rest/app';
import { routes } from '../../src/server/rest/routes';
import { jsonBody, photoForm, startTestApi, type TestApi } from '../support/api';

let api: TestApi;
let port: number;
beforeAll(async () => {
  api = await startTestApi();
  port = Number(new URL(api.url).port);
});
afterAll(() => api.close());

interface Raw {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

/** A request with exactly these headers; `fetch` sets Host and friends itself. */
function send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, setHost: false }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('without a key, with a wrong one and with a revoked one every route answers the same 401', async () => {
  const revoked = await api.makeKey();
  const [row] = await api.database.sql<{ id: string }>('SELECT id FROM "ApiKey" WHERE last4 = $1', [revoked.slice(-4)]);
  await revokeApiKey(api.web.services.db, { teamId: DEFAULT_TEAM_ID, keyId: row?.id ?? '' });
  const answers = new Set<string>();
  for (const { method, path } of routes) {
    for (const authorization of ['', 'Bearer lg_wrong', 'Basic eDp5', `Bearer ${revoked}`]) {
      const answer = await api.call(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'), {
        headers: { authorization },
      });
      expect(answer.status, `${method} ${path} ${authorization}`).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      answers.add(answer.text);
    }
  }
  expect(answers.size).toBe(1);
  expect((await api.call('GET', '/no-such-thing', { headers: { authorization: '' } })).status).toBe(401);
  expect((await api.call('GET', '/no-such-thing')).json).toMatchObject({ error: { code: 'not_found' } });
});

test('a key without the scope of a route is refused, and told which one it needs', async () => {
  for (const { method, path, permission } of routes) {
    if (permission === null) continue;
    const others = (['workflows:read', 'workflows:write', 'runs:read', 'runs:write', 'models:write'] as const).filter(
      (each): each is Permission => each !== permission,
    );
    const authorization = `Bearer ${await api.makeKey(others)}`;
    const answer = await api.call(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'), { headers: { authorization } });
    expect([answer.status, answer.json]).toMatchObject([
      403,
      { error: { code: 'forbidden', message: expect.stringContaining(permission) } },
    ]);
  }
});

test('a name that was rebound to this machine is refused everywhere', async () => {
  const key = await api.makeKey();
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    `127.0.0.1:${port + 1}`,
    '127.0.0.1',
    `127.0.0.1.evil.example:${port}`,
    `localhost:${port}@evil.example`,
    '',
  ]) {
    for (const path of ['/', '/api/health', '/api/v1/runs', '/api/trpc/runs.list', '/files/x/y']) {
      const answer = await send('GET', path, { host, authorization: `Bearer ${key}` });
      expect([answer.status, JSON.parse(answer.text)], `${host} ${path}`).toMatchObject([
        403,
        { error: { code: 'bad_origin' } },
      ]);
    }
  }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
    expect((await send('GET', '/api/v1/runs', { host, authorization: `Bearer ${key}` })).status).toBe(200);
  }
});

test('a page elsewhere changes nothing and reads nothing on behalf of the browser', async () => {
  const host = `127.0.0.1:${port}`;
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: `http://localhost:${port + 1}` },
    { origin: `https://127.0.0.1:${port}` },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  const key = await api.makeKey();
  for (const headers of foreign) {
    const all = { host, authorization: `Bearer ${key}`, ...headers };
    expect((await send('POST', '/api/v1/workflows', all, '{}')).status).toBe(403);
    expect((await send('POST', '/api/trpc/templates.use', all, '{}')).status).toBe(403);
    expect((await send('GET', '/api/trpc/runs.list?input=%7B%7D', all)).status).toBe(403);
    expect((await send('GET', '/pictures/templates/shelf-count', all)).status).toBe(403);
  }
  const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
  const many = Array.from({ length: 21 }, () => 'runs.list').join();
  expect((await send('GET', `/api/trpc/${many}?batch=1&input=%7B%7D`, own)).status).toBe(400);
  expect((await send('GET', '/api/trpc/runs.list?input=%7B%7D', own)).status).toBe(200);
});

test('every answer forbids sniffing, framing and foreign content, and says nothing of the server', async () => {
  const host = `127.0.0.1:${port}`;
  for (const path of ['/api/health', '/api/v1/runs', '/api/trpc/runs.list', '/files/x/y', '/']) {
    const { headers } = await send('GET', path, { host });
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'|sandbox/);
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('a name in a path reaches no file of the machine', async () => {
  const { json } = await api.call('POST', '/templates/shelf-count/workflows');
  const run = await api.call(
    'POST',
    `/workflows/${json.id}/runs`,
    photoForm([{ name: 'a.jpg', bytes: new Uint8Array([1]) }]),
  );
  for (const name of ['..%2f..%2fpackage.json', '%2e%2e%2fpackage.json', 'package.json', '..\\package.json', '%00']) {
    expect((await api.call('GET', `/runs/${run.json.id}/files/${name}`)).status).toBe(404);
    for (const base of [`/files/${run.json.id}/`, '/pictures/templates/', `/pictures/runs/${run.json.id}/`]) {
      const { status } = await send('GET', base + name, { host: `127.0.0.1:${port}` });
      expect([400, 404], base + name).toContain(status);
    }
  }
});

test('what goes wrong inside is answered as a sentence and an id for the log', async () => {
  const { blobs } = api.web.services;
  const { json } = await api.call('POST', '/templates/shelf-count/workflows');
  const run = await api.call(
    'POST',
    `/workflows/${json.id}/runs`,
    photoForm([{ name: 'a.jpg', bytes: new Uint8Array([1]) }]),
  );
  // A plan no program of ours could have written.
  await api.database.sql(`UPDATE "Run" SET plan = '{"steps": 7}' WHERE id = $1`, [run.json.id]);
  const answer = await api.call('GET', `/runs/${run.json.id}/items`);
  expect([answer.status, answer.json]).toEqual([
    500,
    { error: { code: 'internal', message: 'Something went wrong on our side. Details are in the log.' } },
  ]);
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const trpc = await fetch(
    `${api.url}/api/trpc/runs.items?input=${encodeURIComponent(JSON.stringify({ runId: run.json.id }))}`,
  );
  expect(trpc.status).toBe(500);
  expect(await trpc.text()).not.toMatch(/is not iterable|at |\.ts/);
  expect(await blobs.has('../../package.json')).toBe(false);
});

test('forbidden keys in any JSON are refused or ignored, and change no object of ours', async () => {
  const raw = (text: string) => ({ body: text, headers: { 'content-type': 'application/json' } });
  const { json } = await api.call('POST', '/templates/shelf-count/workflows');
  const bodies = [
    ['POST', '/workflows', '{"__proto__":{"polluted":1},"nodes":[]}'],
    ['POST', '/workflows', '{"graph":{"constructor":{"prototype":{"polluted":1}},"nodes":[]}}'],
    ['PUT', `/workflows/${json.id}`, '{"revision":1,"__proto__":{"polluted":1}}'],
    ['POST', `/workflows/${json.id}/runs`, '{"images":[{"base64":"AAAA","__proto__":{"polluted":1}}]}'],
    ['POST', `/workflows/${json.id}/runs`, '{"images":[{"base64":"AAAA"}],"params":{"__proto__":{"polluted":1}}}'],
    ['POST', `/workflows/${json.id}/publish`, '{"__proto__":{"polluted":1}}'],
  ] as const;
  for (const [method, path, text] of bodies) {
    const { status } = await api.call(method, path, raw(text));
    expect(status, text).toBeLessThan(500);
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(await api.call('POST', '/workflows', jsonBody({ nodes: [], schemaVersion: 1 }))).toMatchObject({
    status: 201,
  });
});

test('nobody reads the runs, workflows and files of another team', async () => {
  await api.database.sql(`INSERT INTO "Team" (id, name) VALUES ('other', 'Other')`);
  const { createApiKey } = await import('../../src/db/api-keys');
  const scopes = ['workflows:read', 'workflows:write', 'runs:read', 'runs:write'];
  const { key } = await createApiKey(api.web.services.db, { teamId: 'other', name: 'other', scopes });
  const { json } = await api.call('POST', '/templates/shelf-count/workflows');
  const run = await api.call(
    'POST',
    `/workflows/${json.id}/runs`,
    photoForm([{ name: 'a.jpg', bytes: new Uint8Array([1]) }]),
  );
  const upload = await api.call('POST', '/uploads', photoForm([{ name: 'a.jpg', bytes: new Uint8Array([1]) }]));
  const [photo] = Object(upload.json.items);
  const own = await api.call('POST', '/templates/shelf-count/workflows', {
    headers: { authorization: `Bearer ${key}` },
  });
  const attempts: [string, string, RequestInit?][] = [
    ['GET', `/workflows/${json.id}`],
    ['DELETE', `/workflows/${json.id}`],
    ['POST', `/workflows/${json.id}/runs`, photoForm([{ name: 'a.jpg', bytes: new Uint8Array([1]) }])],
    ['POST', `/workflows/${own.json.id}/runs`, jsonBody({ images: [{ uploadId: photo.uploadId }] })],
    ['GET', `/runs/${run.json.id}`],
    ['GET', `/runs/${run.json.id}/items`],
    ['GET', `/runs/${run.json.id}/files`],
    ['GET', `/runs/${run.json.id}/events`],
    ['POST', `/runs/${run.json.id}/cancel`],
    ['POST', `/runs/${run.json.id}/retry`],
  ];
  for (const [method, path, init = {}] of attempts) {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${key}`);
    expect((await api.call(method, path, { ...init, headers })).status, `${method} ${path}`).toBe(404);
  }
  const list = await api.call('GET', '/runs', { headers: { authorization: `Bearer ${key}` } });
  expect(list.json).toEqual({ items: [], nextCursor: null });
  expect(API_BASE).toBe('/api/v1');
});
