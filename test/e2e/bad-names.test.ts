// Names that are code, formulas or without end, in a real browser: shown as they are on every page and in every file, and no
// page breaks.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

test('names that are code are shown as they are on every page', async () => {
  const id = await makeWorkflow(workflowNamed(`${CODE} is my name`));
  const runId = await makeRun(id, [`${CODE}.jpg`]);
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
  await shows(`/runs/${runId}`, CODE);
  await shows(`/runs/${runId}?photo=0`, `${CODE}.jpg`);
  expect(complaints).toEqual([]);
  await close();
});

test('names that are code or formulas are text in every file', async () => {
  const id = await makeWorkflow(workflowNamed('Files'));
  const runId = await makeRun(id, [`${CODE}.jpg`, '=1+1.jpg']);
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
  expect(complaints).toEqual([]);
  await close();
});

test('a name that is too long cannot be typed, and is refused in a sentence from a file and by the API', async () => {
  await makeWorkflow(workflowNamed('Short'));
  const { page, complaints, close } = await app.visit({ path: '/workflows', width: 390, height: 844, expected: AWAY });
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
  expect(complaints.filter((each) => !/^422 .*workflows\.create/.test(each))).toEqual([]);
  await close();
});
