// The server killed and started again while somebody edits and while photos are counted: the page says so, comes back by
// itself, the edit is there and the run ends with the right numbers. Everything is a process of its own.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, runningServer, stopServer } from '../../src/launch/postgres-server';
import type { AppRouter } from '../../src/server/trpc/app-router';
import { photoForm } from '../support/api';
import { hears } from '../support/app';
import { launchBrowser } from '../support/chromium';
import { type CliSandbox, cliSandbox, type RunningCli } from '../support/cli';
import { whenAlive } from '../support/hands';
import { descendantsOf, holdExecutors, stillThere } from '../support/processes';
import { ROOT } from '../support/sources';

const PHOTOS = 24;
const LINE_GONE = 'The connection to Lensgraph is gone. What you do is kept in this browser';

let box: CliSandbox;
let browser: Browser;
let cli: RunningCli;
let url: string;

beforeAll(async () => {
  [box, browser] = await Promise.all([cliSandbox(), launchBrowser()]);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  cli = await started(port);
});
afterAll(async () => {
  await browser?.close();
  cli?.process.kill('SIGTERM');
  await cli?.ended;
  const database = await runningServer(join(box.data, 'postgres'));
  if (database !== null) await stopServer(database);
  await box.remove();
});

async function started(port: number): Promise<RunningCli> {
  const next = box.start(['start'], { PORT: String(port) });
  expect(await next.firstLine).toBe(`Lensgraph is ready at http://127.0.0.1:${port}`);
  return next;
}

/** kill -9, with everything it had started; the database too ends on its own. */
async function killAll(): Promise<void> {
  const programs = (await descendantsOf(cli.process.pid)).filter(({ command }) => command.includes('/dist/'));
  cli.process.kill('SIGKILL');
  for (const { pid } of programs) process.kill(pid, 'SIGKILL');
  await cli.ended;
  while ((await stillThere(programs)).length > 0) await sleep(20);
}

const call = () => {
  const headers = { origin: url };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers })] });
};

async function upload(count: number): Promise<string[]> {
  const bytes = await readFile(join(ROOT, 'templates/shelf-count/samples/shelf-mixed.jpg'));
  // Another byte behind the picture makes each a photo of its own.
  const photos = Array.from({ length: count }, (_, at) => ({
    name: `shelf ${at}.jpg`,
    bytes: new Uint8Array([...bytes, at]),
  }));
  const answer = await fetch(`${url}/files/uploads`, {
    method: 'POST',
    headers: { origin: url },
    ...photoForm(photos),
  });
  const { items } = Object(await answer.json());
  return items.map(({ uploadId }: { uploadId: string }) => uploadId);
}

async function settled(runId: string) {
  for (;;) {
    const run = await call().runs.get.query({ runId });
    if (!['queued', 'running'].includes(run.status)) return run;
    await sleep(50);
  }
}

test('killed in the middle of editing and of a run: all of it is there afterwards', async () => {
  const { workflowId } = await call().templates.open.mutate({ template: 'shelf-count' });
  const one = await call().runs.create.mutate({ workflowId, uploadIds: await upload(1) });
  const { headline } = await settled(one.id);
  expect(headline?.total).toBeGreaterThan(0);

  const context = await browser.newContext({ baseURL: url, locale: 'en', viewport: { width: 1440, height: 900 } });
  const [editor, result] = [await context.newPage(), await context.newPage()];
  await editor.goto(`/w/${workflowId}/edit`);
  const name = editor.getByRole('heading', { level: 1 }).getByRole('textbox');
  await whenAlive(name);
  const uploadIds = await upload(PHOTOS);
  const goOn = await holdExecutors(cli.process.pid);
  const { id: runId } = await call().runs.create.mutate({ workflowId, uploadIds });
  await result.goto(`/runs/${runId}`);
  await hears(result);
  await goOn();
  // In the middle: some are done, some are not.
  while ((await call().runs.get.query({ runId })).images.ok === 0) await sleep(20);

  await killAll();
  await name.fill('Renamed while the server was dead');
  await name.press('Enter');
  for (const page of [editor, result]) await page.getByRole('status').getByText(LINE_GONE).waitFor();
  await editor.getByText('Kept in this browser until Lensgraph answers again').waitFor();

  cli = await started(Number(new URL(url).port));
  await editor.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  expect((await call().workflows.get.query({ workflowId })).name).toBe('Renamed while the server was dead');
  for (const page of [editor, result]) await page.getByText(LINE_GONE).waitFor({ state: 'hidden' });

  const run = await settled(runId);
  const total = (headline?.total ?? 0) * PHOTOS;
  expect({ status: run.status, total: run.headline?.total }).toEqual({ status: 'completed', total });
  // Seen without a reload.
  await expect.poll(() => result.locator('[data-total]').first().getAttribute('data-total')).toBe(String(total));
  await context.close();
});
