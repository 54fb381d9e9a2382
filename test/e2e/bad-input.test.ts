// Bad input in a real browser: a graph from the future, no network, things deleted while they are shown. Each is told in a
// sentence, and nothing breaks.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonBody, photoForm } from '../support/api';
import { hears, startTestApp, type TestApp } from '../support/app';
import { saveWorkflow } from '../support/count-workflow';
import { ROOT } from '../support/sources';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

/** What the browser itself writes down about what is not there. */
const AWAY = /Failed to load resource|ERR_|404|_rsc=|Failed to fetch|EventSource/;

const makeWorkflow = async (graph: object): Promise<string> => {
  const { json, text } = await app.api.call('POST', '/workflows', jsonBody({ graph }));
  expect(json.id, text).toEqual(expect.any(String));
  return String(json.id);
};

async function makeRun(workflowId: string, names: readonly string[]): Promise<string> {
  const bytes = await readFile(join(ROOT, 'templates/shelf-count/samples/apple.jpg'));
  // Another byte at the end: the same photo twice would count once.
  const photos = names.map((name, at) => ({ name, bytes: new Uint8Array([...bytes, at]) }));
  await app.api.call('POST', `/workflows/${workflowId}/publish`, jsonBody({ revision: 1 }));
  const { json, text } = await app.api.call('POST', `/workflows/${workflowId}/runs?wait=60`, photoForm(photos));
  expect(json.status, text).toBe('completed');
  return String(json.id);
}

const workflowNamed = (name: string) => ({ ...saveWorkflow(['csv', 'xlsx']), name });

const FUTURE = { schemaVersion: 99, name: 'From the future', nodes: [], tomorrow: true };

test('a graph from the future: refused as a file and by the API, kept and told where it is stored', async () => {
  const { status, text } = await app.api.call('POST', '/workflows', jsonBody({ graph: FUTURE }));
  expect({ status, text }).toMatchObject({ status: 422, text: expect.stringContaining('newer version of Lensgraph') });

  const id = await makeWorkflow(workflowNamed('Stored'));
  const stored = JSON.stringify(FUTURE);
  await app.api.database.sql('UPDATE "Workflow" SET draft = $2::json, name = $3 WHERE id = $1', [
    id,
    stored,
    FUTURE.name,
  ]);
  const words = {
    en: { newer: /newer version of Lensgraph/, kept: /It is kept as it is/, rename: 'Rename' },
    de: { newer: /neueren Version von Lensgraph/, kept: /bleibt, wie er ist|wird so aufbewahrt/, rename: 'Umbenennen' },
  };
  for (const locale of ['en', 'de'] as const) {
    const { page, complaints, close } = await app.visit({ path: '/workflows', locale, expected: AWAY });
    const { newer, kept, rename } = words[locale];
    const card = page.getByRole('article').filter({ hasText: FUTURE.name });
    await card.getByText(newer).waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'future.json', mimeType: 'application/json', buffer: Buffer.from(stored) });
    await page.getByRole('alert').getByText(newer).waitFor();
    await card.getByRole('button').last().click();
    await page.getByRole('menuitem', { name: rename }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Renamed');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(newer).nth(1).waitFor();
    for (const part of locale === 'en' ? ['edit', 'run', 'versions'] : ['edit']) {
      await page.goto(`/w/${id}/${part}`);
      await page.getByText(newer).waitFor();
      await page.getByText(kept).waitFor();
    }
    expect(complaints.filter((each) => !/422/.test(each))).toEqual([]);
    await close();
  }
  const [row] = await app.api.database.sql<{ draft: unknown }>('SELECT draft FROM "Workflow" WHERE id = $1', [id]);
  expect(row?.draft).toEqual(FUTURE);
});

/** Without a line the page says so in a moment, and it says when the line is back. */
async function losesLine(page: Page, away: RegExp, back: RegExp): Promise<void> {
  await page.context().setOffline(true);
  await page.getByRole('status').getByText(away).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('status').getByText(back).waitFor();
}

test('no network: Home and the app view say so, keep what is there and come back', async () => {
  const id = await makeWorkflow(workflowNamed('Without a line'));
  const { page, complaints, close } = await app.visit({ expected: AWAY });
  await losesLine(page, /This computer is offline/, /The connection is back/);
  await page.goto(`/w/${id}/run`);
  await hears(page);
  await page
    .getByText(/Drop photos here/)
    .first()
    .waitFor();
  await page.context().setOffline(true);
  const photo = await readFile(join(ROOT, 'templates/shelf-count/samples/apple.jpg'));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'apple.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByText('The line to Lensgraph is gone. Your photos stay here').waitFor();
  await page.context().setOffline(false);
  await page.getByText('1 photo chosen.').waitFor();
  await page.getByText('The line to Lensgraph is gone').waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
  await close();

  const german = await app.visit({ locale: 'de', expected: AWAY });
  await losesLine(german.page, /Dieser Computer ist offline/, /Die Verbindung ist wieder da/);
  await german.close();
});

test('a photo or a whole run deleted while its result shows is told in a sentence, and the run can be brought back', async () => {
  const id = await makeWorkflow(workflowNamed('Deleted while it shows'));
  const runId = await makeRun(id, ['apple.jpg']);
  const { page, complaints, close } = await app.visit({ path: `/runs/${runId}`, expected: AWAY });
  const other = await page.context().newPage();
  await other.goto(`/runs/${runId}`);
  await other.getByRole('heading', { level: 1 }).waitFor();

  const { origin } = new URL(app.api.url);
  const deleted = await page.request.post('/api/trpc/runs.delete', { data: { runId }, headers: { origin } });
  expect(deleted.status()).toBe(200);
  await page.getByRole('heading', { name: 'This run is not here' }).waitFor();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByRole('heading', { name: 'Deleted while it shows' }).waitFor();

  await rm(app.api.env.data.blobs, { recursive: true, force: true });
  await page.goto(`/runs/${runId}`);
  await page.getByText('The photo is gone').first().waitFor();
  await page.goto(`/runs/${runId}?photo=0`);
  await page
    .getByText('This photo is no longer here. Its numbers stay.')
    .or(page.getByText('The photo is gone'))
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
  await close();
});
