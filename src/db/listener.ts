// LISTEN on one connection of its own that comes back by itself. Knows channels and payloads, not their meaning.
import pg from 'pg';

/** Gets the payload of a NOTIFY, or null when the connection was lost and is back. */
export type Listener = (payload: string | null) => void;
export type Unlisten = () => void;

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2_000;

interface DbListener {
  listen(channel: string, fn: Listener): Promise<Unlisten>;
  close(): Promise<void>;
}

/** A listener on `url`; connects with the first `listen`. `onError` hears why a connection was lost. */
export function createListener(url: string, onError: (error: Error) => void): DbListener {
  const channels = new Map<string, Set<Listener>>();
  let connection: Promise<pg.Client> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000 });
    client.on('notification', ({ channel, payload }) => {
      for (const fn of channels.get(channel) ?? []) fn(payload ?? '');
    });
    client.on('error', onError);
    await client.connect();
    client.on('end', () => {
      connection = undefined;
      if (!closed) reconnect(FIRST_RETRY_MS);
    });
    for (const channel of channels.keys()) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    return client;
  }

  function reconnect(delay: number): void {
    retry = setTimeout(async () => {
      try {
        await current();
        for (const listeners of channels.values()) for (const fn of listeners) fn(null);
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
        if (!closed) reconnect(Math.min(delay * 2, LAST_RETRY_MS));
      }
    }, delay);
  }

  /** The live connection; a failed attempt is forgotten, so that the next call tries again. */
  function current(): Promise<pg.Client> {
    if (!connection) {
      const attempt = connect();
      connection = attempt;
      attempt.catch(() => {
        if (connection === attempt) connection = undefined;
      });
    }
    return connection;
  }

  return {
    async listen(channel, fn) {
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(fn));
      try {
        const client = await current();
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      } catch (error) {
        listeners.delete(fn);
        throw error;
      }
      return () => {
        listeners.delete(fn);
      };
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      const client = await connection?.catch(() => undefined);
      await client?.end();
    },
  };
}
