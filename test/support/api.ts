// A running web server for tests of its API, on a database and a data folder of its own, and a client that holds every
// answer against the schema its route declares.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect } from 'vitest';
import { createApiKey } from '../../src/db/api-keys';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import { type Env, readEnv } from '../../src/env';
import { PERMISSIONS, type Permission } from '../../src/server/actor';
import { API_BASE } from '../../src/server/rest/app';
import { routes } from '../../src/server/rest/routes';
import { errorBody } from '../../src/server/rest/schemas';
import { startWeb, type Web } from '../../src/web/start-web';
import { createTestDatabase, type TestDatabase } from './postgres';

export interface TestApi {
  readonly web: Web;
  readonly env: Env;
  readonly database: TestDatabase;
  readonly url: string;
  makeKey(scopes?: readonly Permission[]): Promise<string>;
  /** Calls a REST route with a key of all scopes, unless `init` brings its own `authorization`. */
  call(method: string, path: string, init?: RequestInit): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON, if it was any; tests look into it with `toMatchObject`. */
  readonly json: Record<string, unknown>;
  readonly text: string;
}

/** The port the pages would answer on says 404: these tests are about what comes before pages. */
const noPages: Parameters<typeof startWeb>[1]['renderPage'] = async (_request, response) => {
  response.writeHead(404).end();
};

interface Options {
  /** Folder of models that are there already. */
  readonly models?: string;
  readonly redisUrl?: string;
  readonly renderPage?: typeof noPages;
}

export async function startTestApi(options: Options = {}): Promise<TestApi> {
  const [database, data] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), 'lensgraph-api-'))]);
  const settings = { PORT: '0', LENSGRAPH_DATA: data, LENSGRAPH_LOG: 'silent', REDIS_URL: options.redisUrl };
  const read = readEnv(settings);
  const env = { ...read, data: { ...read.data, models: options.models ?? read.data.models } };
  const log = pino({ level: env.logLevel });
  const web = await startWeb(env, { databaseUrl: database.url, log, renderPage: options.renderPage ?? noPages });
  const makeKey = async (scopes: readonly Permission[] = PERMISSIONS) =>
    (await createApiKey(web.services.db, { teamId: DEFAULT_TEAM_ID, name: 'test', scopes })).key;
  const key = await makeKey();

  return {
    web,
    env,
    database,
    url: web.url,
    makeKey,
    async call(method, path, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has('authorization')) headers.set('authorization', `Bearer ${key}`);
      const response = await fetch(`${web.url}${API_BASE}${path}`, { ...init, method, headers });
      return checkedAnswer(method, path, response);
    },
    async close() {
      await web.close();
      await database.drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Reads an answer; fails the test when it is not one its route declares. */
async function checkedAnswer(method: string, path: string, response: Response): Promise<Answer> {
  const text = await response.text();
  expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d/);
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const json: unknown = isJson ? JSON.parse(text) : {};
  if (response.status >= 400) expect(errorBody.strict().safeParse(json).error, text).toBeUndefined();
  else {
    const route = routes.find(
      (each) => each.method === method.toLowerCase() && patternOf(each.path).test(path.split('?')[0] ?? ''),
    );
    expect(route, `no route for ${method} ${path}`).toBeDefined();
    const answer = route?.answers[response.status];
    expect(answer, `${method} ${path} may not answer ${response.status}`).toBeDefined();
    if (answer?.schema) expect(answer.schema.safeParse(json).error, text.slice(0, 2_000)).toBeUndefined();
  }
  return { status: response.status, headers: response.headers, json: Object(json), text };
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

export const jsonBody = (value: unknown): RequestInit => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

/** A form with photos under `images`, and further text fields. */
export function photoForm(photos: readonly { name: string; bytes: Uint8Array }[], fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const { name, bytes } of photos) form.append('images', new Blob([new Uint8Array(bytes)]), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return { body: form };
}
