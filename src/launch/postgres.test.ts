// The embedded database under everything that happens to it: a second user, kill -9, a full path with blanks.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleScript } from '../../test/support/bundle';
import { PATIENT } from '../../test/support/patience';
import { type Env, readEnv } from '../env';
import { openDatabase } from './postgres';
import { runningServer, stopServer } from './postgres-server';
import { blockedFolder } from './postgres-user';
import { identityOf } from './process-lock';

let script: string;
let folder: string;
let env: Env;
const children: ChildProcess[] = [];

beforeAll(async () => {
  script = await bundleScript('database-user');
  folder = await mkdtemp(join(tmpdir(), 'lensgraph launch '));
  await chmod(folder, 0o755);
  env = readEnv({ LENSGRAPH_DATA: join(folder, 'the data') });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  const pid = await runningServer(env.data.postgres);
  if (pid !== null) await stopServer(pid);
});
afterAll(() => rm(folder, { recursive: true }));

const ask = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
};
/** Opens the database from another process. */
const openElsewhere = async () => {
  const child = spawn(process.execPath, [script, env.data.root], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  const opened: { url: string; started: boolean } = JSON.parse(String(line));
  return { child, ...opened };
};
const server = () => runningServer(env.data.postgres);

describe('the embedded database', () => {
  it('is made once, kept, and stops with its last user', async () => {
    const progress: string[] = [];
    const first = await openDatabase(env, { onProgress: (message) => progress.push(message) });
    expect(first.started).toBe(true);
    expect(progress).toEqual(['Making the database', 'Starting the database']);
    await ask(first.url, 'CREATE TABLE kept (value int); INSERT INTO kept VALUES (7)');
    const second = await openDatabase(env);
    expect(second).toMatchObject({ url: first.url, started: false });
    await first.close();
    expect(await ask(second.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    await second.close();
    expect(await server()).toBeNull();
    const again = await openDatabase(env);
    expect(again.started).toBe(true);
    expect(await ask(again.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    await again.close();
  });

  it('keeps its password from other users of the machine', async () => {
    const database = await openDatabase(env);
    expect((await stat(`${env.data.postgres}.json`)).mode & 0o077).toBe(0);
    const wrong = new URL(database.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await database.close();
  });

  it('is started by one of several processes that come at the same time', async () => {
    const opened = await Promise.all([openElsewhere(), openElsewhere(), openElsewhere()]);
    expect(opened.filter(({ started }) => started)).toHaveLength(1);
    expect(new Set(opened.map(({ url }) => url)).size).toBe(1);
  });

  it('outlives the kill -9 of who started it, and stops with the next', async () => {
    const starter = await openElsewhere();
    const pid = await server();
    starter.child.kill('SIGKILL');
    await once(starter.child, 'exit');
    const next = await openDatabase(env);
    expect(next).toMatchObject({ url: starter.url, started: false });
    expect(await server()).toBe(pid);
    await next.close();
    expect(await server()).toBeNull();
  });

  it('stays when its starter ends in good order while another uses it', async () => {
    const starter = await openElsewhere();
    const user = await openDatabase(env);
    starter.child.kill('SIGTERM');
    await once(starter.child, 'exit');
    expect(await ask(user.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await user.close();
    expect(await server()).toBeNull();
  });

  it('does not hear the Ctrl-C of the terminal: it is in a process group of its own', async () => {
    const database = await openDatabase(env);
    const pid = (await server()) ?? 0;
    expect(() => process.kill(-pid, 0)).not.toThrow();
    await database.close();
  });

  it('comes back after its own kill -9, with what was committed', async () => {
    const database = await openDatabase(env);
    await ask(database.url, 'CREATE TABLE committed (value int); INSERT INTO committed VALUES (1)');
    const pid = (await server()) ?? 0;
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(async () => expect(await identityOf(pid)).toBeNull(), PATIENT);
    const next = await openDatabase(env);
    expect(next.started).toBe(true);
    expect(await ask(next.url, 'SELECT value FROM committed')).toEqual([{ value: 1 }]);
    await next.close();
    await database.close();
  });

  it('is not fooled by the pid file of a dead server whose pid somebody else has now', async () => {
    await writeFile(join(env.data.postgres, 'postmaster.pid'), `${process.pid}\n${env.data.postgres}\n`);
    const database = await openDatabase(env);
    expect(database.started).toBe(true);
    await database.close();
  });

  it('says what to do when its password file is gone', async () => {
    const file = `${env.data.postgres}.json`;
    const elsewhere = `${file}.kept`;
    await rename(file, elsewhere);
    await expect(openDatabase(env)).rejects.toMatchObject({
      code: 'environment',
      message: expect.stringContaining(file),
    });
    await rename(elsewhere, file);
  });

  it('is not touched when DATABASE_URL names another', async () => {
    const url = 'postgresql://user:secret@example.org/somewhere';
    const database = await openDatabase(readEnv({ DATABASE_URL: url, LENSGRAPH_DATA: env.data.root }));
    expect(database).toMatchObject({ url, started: false });
    await database.close();
    expect(await server()).toBeNull();
  });
});

describe('blockedFolder', () => {
  it('names the first folder on the way that a user may not enter', async () => {
    const [open, closed] = [join(folder, 'open'), join(folder, 'open', 'closed')];
    await mkdir(join(closed, 'inner'), { recursive: true });
    await chmod(closed, 0o700);
    const nobody = { uid: 65_533, gid: 65_533 };
    expect(await blockedFolder(open, nobody)).toBeNull();
    expect(await blockedFolder(join(closed, 'inner'), nobody)).toBe(closed);
    const { uid, gid } = await stat(closed);
    expect(await blockedFolder(join(closed, 'inner'), { uid, gid })).toBeNull();
  });
});
