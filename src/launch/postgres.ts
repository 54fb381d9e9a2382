// The database of this installation: the one DATABASE_URL names, or an embedded PostgreSQL that its users share.
// The first to need the embedded one starts it, the last to leave stops it, whoever was killed meanwhile.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { LensgraphError } from '../core/errors';
import type { Env } from '../env';
import {
  createCluster,
  findPrograms,
  freePort,
  type Programs,
  runningServer,
  SUPERUSER,
  startServer,
  stopServer,
} from './postgres-server';
import { chooseRunAs } from './postgres-user';
import { countRegistered, identityOf, readIfThere, register, withLock } from './process-lock';

const DATABASE = 'lensgraph';
/** Recovery after a crash replays at most max_wal_size of log. */
const READY_MS = 60_000;

export interface OpenDatabase {
  readonly url: string;
  /** Did this call start the server? */
  readonly started: boolean;
  /** Leaves the database; the last user of an embedded one stops its server. */
  close(): Promise<void>;
}

const access = z.object({ port: z.number(), password: z.string() });
type Access = z.infer<typeof access>;

interface Places {
  readonly cluster: string;
  /** Port and password, readable by us only. */
  readonly access: string;
  readonly users: string;
  readonly lock: string;
  readonly log: string;
}
const placesOf = ({ data }: Env): Places => ({
  cluster: data.postgres,
  access: `${data.postgres}.json`,
  users: `${data.postgres}.users`,
  lock: `${data.postgres}.lock`,
  log: `${data.postgres}.log`,
});

const urlOf = ({ port, password }: Access, database: string) =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

async function readAccess(path: string): Promise<Access | null> {
  const text = await readIfThere(path);
  return text === null ? null : access.parse(JSON.parse(text));
}

async function writeAccess(path: string, value: Access): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Waits until the server `pid` answers, and makes our database if it has none. False when the server is gone. */
async function waitUntilReady(known: Access, cluster: string): Promise<boolean> {
  const giveUp = Date.now() + READY_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: urlOf(known, 'postgres'), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined); // A server that stops now is seen by the next query.
    try {
      await client.connect();
      const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
      return true;
    } catch (cause) {
      if ((await runningServer(cluster)) === null) return false;
      const refused = cause instanceof pg.DatabaseError && cause.code === '28P01'; // Waiting does not mend a wrong password.
      if (refused || Date.now() > giveUp) {
        throw new LensgraphError(
          'environment',
          { reason: `The database does not answer: ${String(cause)}` },
          { cause },
        );
      }
      await sleep(20);
    } finally {
      await client.end().catch(() => undefined); // Ending what never connected is no news.
    }
  }
}

async function start(places: Places, programs: Programs, known: Access, settings: Settings): Promise<void> {
  const runAs = await chooseRunAs(programs.folder, join(places.cluster, '..'), places.cluster);
  const pid = await startServer(programs, runAs, { ...places, port: known.port }, settings);
  // The server writes its pid file before it opens its port, but not in the instant it is spawned.
  const giveUp = Date.now() + 5_000;
  while ((await runningServer(places.cluster)) !== pid && Date.now() < giveUp && (await identityOf(pid)) !== null)
    await sleep(10);
  if (await waitUntilReady(known, places.cluster)) return;
  const log = (await readIfThere(places.log))?.trim().split('\n').slice(-3).join(' ') ?? '';
  throw new LensgraphError('environment', { reason: `The database did not start; its log ${places.log} ends: ${log}` });
}

type Settings = Readonly<Record<string, string>>;

/** Joins the running server or starts one; call under the lock. */
async function ensureServer(
  places: Places,
  onProgress: (message: string) => void,
  settings: Settings,
): Promise<{ known: Access; started: boolean }> {
  const recorded = await readAccess(places.access);
  if (recorded && (await runningServer(places.cluster)) !== null) {
    if (await waitUntilReady(recorded, places.cluster)) return { known: recorded, started: false };
  }
  const isNew = !existsSync(join(places.cluster, 'PG_VERSION'));
  if (!isNew && !recorded) {
    const reason = `The password of the database (${places.access}) is missing. Put the file back, or move ${places.cluster} away to begin with an empty database.`;
    throw new LensgraphError('environment', { reason });
  }
  const password = recorded?.password ?? randomBytes(18).toString('base64url');
  const known = { port: await freePort(recorded?.port), password };
  await writeAccess(places.access, known);
  const programs = await findPrograms();
  if (isNew) {
    onProgress('Making the database');
    const runAs = await chooseRunAs(programs.folder, join(places.cluster, '..'), places.cluster);
    await createCluster(programs, runAs, places.cluster, password);
  }
  onProgress('Starting the database');
  await start(places, programs, known, settings);
  return { known, started: true };
}

/**
 * Opens the database of this installation; nothing is migrated here. Several processes may do so at once and share one
 * embedded server on 127.0.0.1, with its port and password in `<data>/postgres.json` (0600). `settings` are further
 * server settings. Throws `environment` with what to do when the server cannot run here.
 */
export async function openDatabase(
  env: Env,
  options: { onProgress?: (message: string) => void; settings?: Settings } = {},
): Promise<OpenDatabase> {
  if (env.databaseUrl !== undefined) return { url: env.databaseUrl, started: false, close: async () => undefined };
  const { onProgress = () => undefined, settings = {} } = options;
  const places = placesOf(env);
  await mkdir(env.data.root, { recursive: true });
  return withLock(places.lock, async () => {
    const leave = await register(places.users);
    try {
      const { known, started } = await ensureServer(places, onProgress, settings);
      return { url: urlOf(known, DATABASE), started, close: () => closeDatabase(places, leave) };
    } catch (error) {
      await leave();
      throw error;
    }
  });
}

async function closeDatabase(places: Places, leave: () => Promise<void>): Promise<void> {
  await withLock(places.lock, async () => {
    await leave();
    if ((await countRegistered(places.users)) > 0) return;
    const pid = await runningServer(places.cluster);
    if (pid !== null) await stopServer(pid);
  });
}
