// Bad input in a real browser: names that are code, names without end, a graph from the future, no network, things deleted
// while they are shown. Each is told in a sentence, and nothing breaks.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overflow, sticksOut } from '../support/accessibility';
import { jsonBody, photoForm } from '../support/api';
import { startTestApp, type TestApp } from '../support/app';
import { saveWorkflow } from '../support/count-workflow';
import { ROOT } from '../support/sources';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

/** Runs if a page takes it for code. */
const CODE = '<img src=x onerror=hacked=1>';
const LONG = 'W'.repeat(300);
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

function workflowNamed(name: string) {
  const graph = saveWorkflow(['csv', 'xlsx']);
  const config = { expected: { apple: 4, [CODE]: 2, '=1+1': 3 }, includeZero: true };
  return {
    ...graph,
    name,
    nodes: graph.nodes.map((node) =>
      node.id === 'number' ? { ...node, title: `${CODE} counted`, note: CODE, config, ask: ['expected'] } : node,
    ),
  };
}

test('names that are code or formulas are shown as they are, on every page and in every file', async () => {
  const id = await makeWorkflow(workflowNamed(`${CODE} is my name`));
  const runId = await makeRun(id, [`${CODE}.jpg`, '=1+1.jpg']);
  const { page, complaints, close } = await app.visit({ path: '/workflows', expected: AWAY });
  const shows = async (path: string, ...texts: string[]) => {
    if (path !== '/workflows') await page.goto(path);
    for (const text of texts) {
      await page
        .getByText(text)
        .or(page.locator(`input[value*='${text.slice(0, 20)}']`))
        .first()
        .waitFor();
    }
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  };
  await shows('/workflows', `${CODE} is my name`);
  await shows(`/w/${id}/run`, `${CODE} is my name`);
  await shows(`/w/${id}/edit`, `${CODE} is my name`, `${CODE} counted`);
  await shows(`/w/${id}/versions`, `${CODE} is my name`);
  await shows('/runs', `${CODE} is my name`);
  await shows(`/runs/${runId}`, CODE, '=1+1');
  await shows(`/runs/${runId}?photo=0`, `${CODE}.jpg`);

  const file = async (name: string) => {
    const answer = await fetch(`${app.api.url}/files/${runId}/${name}`);
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const rows = await readSheet(await file('save.xlsx'), 'Photos');
  const cells = rows.flat().map(String);
  expect(cells).toContain('=1+1.jpg');
  expect(cells).toContain(`${CODE}.jpg`);
  const csv = (await file('save.csv')).toString('utf8');
  expect(csv).toContain("'=1+1");
  expect(csv).not.toMatch(/(^|[,;"\r\n])=1\+1/);
  expect(complaints).toEqual([]);
  await close();
});

test('names without end are cut kindly and break no page of a phone', async () => {
  const id = await makeWorkflow(workflowNamed(LONG));
  const runId = await makeRun(id, [`${LONG}.jpg`]);
  const { page, complaints, close } = await app.visit({ path: '/', width: 390, height: 844, expected: AWAY });
  for (const path of [
    '/',
    '/workflows',
    `/w/${id}/run`,
    `/w/${id}/edit`,
    `/w/${id}/versions`,
    '/runs',
    `/runs/${runId}`,
  ]) {
    if (path !== '/') await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const found = { path, overflow: await overflow(page), sticksOut: await sticksOut(page) };
    expect(found).toEqual({ path, overflow: 0, sticksOut: expect.any(String) });
  }
  // The name of the photo keeps its end, which says what it is.
  await page
    .getByText(/W{20,}\.jpg/)
    .first()
    .waitFor();
  await page.goto('/workflows');
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.fill(`${LONG}WWW`);
  expect(await field.inputValue()).toHaveLength(300);
  await page.keyboard.press('Escape');

  // A file may bring a longer one; the API refuses it too.
  const file = Buffer.from(JSON.stringify({ ...workflowNamed(`${LONG}X`) }));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${LONG}.json`, mimeType: 'application/json', buffer: file });
  await page.getByRole('alert').getByText('is too long').waitFor();
  expect(await overflow(page)).toBe(0);
  const { status, text } = await app.api.call('POST', '/workflows', jsonBody({ graph: workflowNamed(`${LONG}X`) }));
  expect({ status, text }).toMatchObject({ status: 422, text: expect.stringContaining('is too long') });
  expect(complaints).toEqual([]);
  await close();
});

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
    for (const part of ['edit', 'run', 'versions']) {
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

  await app.api.call('DELETE', `/runs/${runId}`);
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
