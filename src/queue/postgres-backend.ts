// BullMQ's own tables in our PostgreSQL, in a schema of their own. Knows nothing of our tables.
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import type { Backend } from './backend';

const SCHEMA = 'bullmq';

/** Makes BullMQ's tables in the database at `url` or brings them up to date; does nothing when they are. */
export async function migratePostgresQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end();
  }
}

/** A pool on `url` whose connections see BullMQ's schema only. */
export async function postgresBackend(url: string, onError: (error: Error) => void): Promise<Backend> {
  await migratePostgresQueue(url);
  // An intake keeps one connection to listen on; the rest are for short calls. Nobody waits for the disk: what a crash of
  // the server loses of the last moments is found again like any lost job. Who is frozen inside a transaction is cut off.
  const connection = new pg.Pool({
    connectionString: url,
    max: 8,
    options: `-c search_path=${SCHEMA} -c synchronous_commit=off -c idle_in_transaction_session_timeout=10s`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  connection.on('error', onError);
  // The pool listens to idle connections only; one that breaks while BullMQ holds it would end the process.
  connection.on('connect', (client) => client.on('error', onError));
  return {
    queue: (name, options) => new Queue(name, { ...options, connection }, createPostgresBackend),
    worker: (name, handler, options) => new Worker(name, handler, { ...options, connection }, createPostgresBackend),
    close: () => connection.end(),
  };
}
