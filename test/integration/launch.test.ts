// `npm start` as people use it: one line when it is ready, one instance, dead processes come back, nothing stays behind.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningServer, stopServer } from '../../src/launch/postgres-server';
import { type CliSandbox, cliSandbox, type RunningCli } from '../support/cli';
import { descendantsOf, stillThere } from '../support/processes';

let box: CliSandbox;
const running: RunningCli[] = [];
beforeAll(async () => {
  box = await cliSandbox();
});
afterAll(async () => {
  for (const each of running) each.process.kill('SIGTERM');
  await Promise.all(running.map((each) => each.ended));
  const database = await databasePid();
  if (database !== null) await stopServer(database);
  await box.remove();
});

const databasePid = () => runningServer(join(box.data, 'postgres'));

/** Starts on a free port and waits for the line. */
async function start(): Promise<{ cli: RunningCli; url: string }> {
  const cli = box.start(['start'], { PORT: '0' });
  running.push(cli);
  const line = await cli.firstLine;
  const [, url = ''] = /^Lensgraph is ready at (http:\/\/127\.0\.0\.1:\d+)$/.exec(line) ?? [];
  expect(url).not.toBe('');
  return { cli, url };
}

const isHealthy = async (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50);
}

async function processRunning(cli: RunningCli, bundle: string) {
  const found = (await descendantsOf(cli.process.pid)).find(({ command }) => command.includes(`dist/${bundle}.mjs`));
  if (!found) throw new Error(`no ${bundle} process`);
  return found;
}

test('it says one line when everything answers, and SIGTERM ends every process it started', async () => {
  const { cli, url } = await start();
  expect(await isHealthy(url)).toBe(true);
  const started = await descendantsOf(cli.process.pid);
  for (const bundle of ['web', 'worker', 'executor-child']) await processRunning(cli, bundle);
  cli.process.kill('SIGTERM');
  const { code, stdout } = await cli.ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: `Lensgraph is ready at ${url}\n` });
  expect(await stillThere(started)).toEqual([]);
  expect(await databasePid()).toBeNull();
});

test('a second one on the same folder, and a port that is taken, are told in a sentence', async () => {
  const { cli, url } = await start();
  const second = await box.run(['start'], { PORT: '0' });
  expect(second).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining(`running already at ${url}`) });
  cli.process.kill('SIGINT');
  await cli.ended;

  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const refused = await box.run(['start'], { PORT: String(port) });
  other.close();
  expect(refused).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining(`Port ${port}`) });
});

test('web, worker and database that die come back at the same address', async () => {
  const { cli, url } = await start();
  for (const bundle of ['web', 'worker']) {
    const { pid } = await processRunning(cli, bundle);
    process.kill(pid, 'SIGKILL');
    await until(async () => {
      const now = (await descendantsOf(cli.process.pid)).find(({ command }) => command.includes(`dist/${bundle}.mjs`));
      return now !== undefined && now.pid !== pid;
    });
    await until(() => isHealthy(url));
  }
  const database = await databasePid();
  if (database === null) throw new Error('no database');
  process.kill(database, 'SIGKILL');
  await until(async () => ![null, database].includes(await databasePid()));
  await until(() => isHealthy(url));
  cli.process.kill('SIGTERM');
  expect((await cli.ended).stderr).toContain('starting it again');
});

test('when it is killed its processes end by themselves, and the next start takes over', async () => {
  const { cli } = await start();
  const started = (await descendantsOf(cli.process.pid)).filter(({ command }) => command.includes('/dist/'));
  expect(started.length).toBeGreaterThanOrEqual(3);
  cli.process.kill('SIGKILL');
  await cli.ended;
  await until(async () => (await stillThere(started)).length === 0);
  const next = await start();
  expect(await isHealthy(next.url)).toBe(true);
  next.cli.process.kill('SIGTERM');
  expect((await next.cli.ended).code).toBe(0);
  expect(await readFile(join(box.data, 'lensgraph.log'), 'utf8')).toContain('Web is ready');
});

test('stopping npm stops everything below it', async () => {
  const npm = box.startNpm(['start'], { PORT: '0' });
  running.push(npm);
  await until(async () =>
    (await descendantsOf(npm.process.pid)).some(({ command }) => command.includes('executor-child')),
  );
  const started = await descendantsOf(npm.process.pid);
  expect(started.some(({ command }) => command.includes('dist/worker.mjs'))).toBe(true);
  npm.process.kill('SIGTERM');
  await npm.ended;
  await until(async () => (await stillThere(started)).length === 0);
  expect(await databasePid()).toBeNull();
});
