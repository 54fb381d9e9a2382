// The connection to PostgreSQL: a pool for hand-written SQL, Prisma beside it, and one connection that listens.
// Knows no table; what is asked of the database is in the files beside it, one use each.
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { asDatabaseError } from './errors';
import { PrismaClient } from './generated/client';
import { createListener, type Listener, type Unlisten } from './listener';

/** Runs one statement and gives its rows, which are what the statement says and `R` repeats; `name` lets PostgreSQL keep the plan. */
export interface Sql {
  query<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>;
}

export interface Db extends Sql {
  readonly prisma: PrismaClient;
  /** Runs `work` in one transaction on one connection; rolls back when it throws. */
  tx<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs `work` and turns what it throws into errors of the house; for calls of `prisma`. */
  guard<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Calls `fn` with the payload of each NOTIFY on `channel`, and with null when the connection was lost and is back:
   * something may have been missed. Resolves once the server listens.
   */
  listen(channel: string, fn: Listener): Promise<Unlisten>;
  close(): Promise<void>;
}

const sqlOn = (client: pg.Pool | pg.PoolClient): Sql => ({
  query: async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
    (await client.query<R>({ text, values: [...values], name })).rows,
});

/**
 * A process that is frozen between BEGIN and COMMIT (a stopped container, a suspended machine, a cut network) holds its row
 * locks, and everyone who needs those rows waits. After ten seconds the server ends its connection; what it brings afterwards
 * is refused as `unavailable`.
 */
const FROZEN_ENDS = '-c idle_in_transaction_session_timeout=10s';
/**
 * Kept plans are made while tables are small or their statistics old, when reading a whole table looks cheap; they must
 * still be good when the table has grown.
 */
const POOL_OPTIONS = `-c enable_seqscan=off ${FROZEN_ENDS}`;

/**
 * Opens a pool of at most `max` connections to `url`; connects with the first query. `onError` hears of connections that
 * broke, which is no failure of a call by itself. Calls throw `unavailable`, `storage_full` or `internal`.
 */
export function openDb(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Db {
  const { max = 10, onError = () => undefined } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: POOL_OPTIONS,
  });
  pool.on('error', onError);
  // The pool listens to idle connections only; one that breaks inside a transaction, between two calls, would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  const listener = createListener(url, onError);
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: Math.min(max, 4), options: FROZEN_ENDS }),
  });

  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asDatabaseError(error);
    }
  };
  const transaction = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(sqlOn(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // A connection that cannot even roll back is thrown away; the error that matters is the first one.
      await client.query('ROLLBACK').catch((rollback: Error) => {
        broken = rollback;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return {
    prisma,
    query: <R extends pg.QueryResultRow>(text: string, values?: readonly unknown[], name?: string) =>
      guard(() => sqlOn(pool).query<R>(text, values, name)),
    tx: (work) => guard(() => transaction(work)),
    guard,
    listen: (channel, fn) => guard(() => listener.listen(channel, fn)),
    close: async () => {
      await listener.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
