// The connection: transactions, notifications, and what happens when the server cuts it.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PATIENT } from '../../test/support/patience';
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres';
import { makeRun } from '../../test/support/runs';
import { type Db, openDb } from './client';
import { RUN_CHANNEL } from './events';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb(database.url);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

describe('tx', () => {
  it('rolls back when its work throws', async () => {
    const work = db.tx(async (sql) => {
      await sql.query(`INSERT INTO "Team" (id, name) VALUES ('gone', 'Gone')`);
      throw new Error('stop');
    });
    await expect(work).rejects.toMatchObject({ code: 'internal', cause: { message: 'stop' } });
    expect(await db.query(`SELECT 1 FROM "Team" WHERE id = 'gone'`)).toEqual([]);
  });
});

describe('a process that is frozen inside a transaction', () => {
  it('is cut off by the server, on every connection, and what it brings is refused', async () => {
    const asked = 'SHOW idle_in_transaction_session_timeout';
    expect(await db.query(asked)).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
    expect(await db.prisma.$queryRawUnsafe(asked)).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
    const work = db.tx(async (sql) => {
      await sql.query(`SET LOCAL idle_in_transaction_session_timeout = '20ms'`);
      await sleep(200);
      await sql.query('SELECT 1');
    });
    await expect(work).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('listen', () => {
  it('hears of a run that was made, and of nothing after it stopped listening', async () => {
    const heard: (string | null)[] = [];
    const stop = await db.listen(RUN_CHANNEL, (payload) => heard.push(payload));
    const { run } = await makeRun(db, 1, 1);
    await vi.waitFor(() => expect(heard).toEqual([run.id]), PATIENT);
    stop();
    const later: (string | null)[] = [];
    const stopLater = await db.listen(RUN_CHANNEL, (payload) => later.push(payload));
    const second = await makeRun(db, 1, 1);
    await vi.waitFor(() => expect(later).toEqual([second.run.id]), PATIENT);
    expect(heard).toEqual([run.id]);
    stopLater();
  });

  it('comes back by itself when the server cuts all connections, and says that something may have been missed', async () => {
    const heard: (string | null)[] = [];
    const stop = await db.listen(RUN_CHANNEL, (payload) => heard.push(payload));
    await database.sql(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await vi.waitFor(() => expect(heard).toContain(null), PATIENT);
    const { run } = await makeRun(db, 1, 1);
    await vi.waitFor(() => expect(heard).toContain(run.id), PATIENT);
    stop();
  });
});

describe('a database that is away', () => {
  it('is told as unavailable, not as a failure of ours', async () => {
    const away = openDb('postgresql://nobody:nothing@127.0.0.1:1/nowhere');
    await expect(away.query('SELECT 1')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(away.tx((sql) => sql.query('SELECT 1'))).rejects.toMatchObject({ code: 'unavailable' });
    await expect(away.guard(() => away.prisma.team.findMany())).rejects.toMatchObject({ code: 'unavailable' });
    await expect(away.listen(RUN_CHANNEL, () => undefined)).rejects.toMatchObject({ code: 'unavailable' });
    await sleep(10);
    await away.close();
  });
});
