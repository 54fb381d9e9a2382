// A fresh, migrated database for a test file, on the one PostgreSQL server of the test run. The server starts with the
// first file that needs it; files that need none start nothing.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../src/db/migrate';
import { readEnv } from '../../src/env';
import { openDatabase } from '../../src/launch/postgres';
import { migratePostgresQueue } from '../../src/queue/postgres-backend';

const TEMPLATE = 'lensgraph_template';
const TEMPLATE_LOCK = 77;

/** Committed is committed in memory only: tests kill workers and servers, not the machine. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export interface TestDatabase {
  readonly url: string;
  /** Runs SQL on a connection of its own, for looking and for arranging what no function of ours does. */
  sql<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  drop(): Promise<void>;
}

const withDatabase = (url: string, name: string) => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The server's administrative address; starts the server if it is not there. It stays until the test run ends. */
async function server(): Promise<string> {
  const env = readEnv({ LENSGRAPH_DATA: inject('runFolder') });
  const { url } = await openDatabase(env, { settings: SETTINGS });
  return withDatabase(url, 'postgres');
}

async function ensureTemplate(client: pg.Client, url: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
  if (rows.length === 0) {
    const draft = `${TEMPLATE}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    await migrate(withDatabase(url, draft), readEnv({}).packageRoot);
    await migratePostgresQueue(withDatabase(url, draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${TEMPLATE}`);
  }
  await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
}

/** A new database with our tables and BullMQ's; `empty`: with nothing in it. Drop it when the file is through. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const admin = await server();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(admin, async (client) => {
    if (!options.empty) await ensureTemplate(client, admin);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${options.empty ? 'template0' : TEMPLATE}`);
  });
  const url = withDatabase(admin, name);
  return {
    url,
    sql: (text, values) => onServer(url, async (client) => (await client.query(text, values)).rows),
    drop: () => onServer(admin, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}
