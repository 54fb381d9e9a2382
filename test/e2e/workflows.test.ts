// The list of workflows and their history in a real browser: renamed, copied, deleted and brought back, saved as a file and
// opened again, published apart from the draft, an old version restored, unknown steps kept.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../support/accessibility';
import { jsonBody } from '../support/api';
import { startTestApp, type TestApp } from '../support/app';
import { whenAlive } from '../support/hands';

let app: TestApp;
let workflowId: string;
beforeAll(async () => {
  app = await startTestApp({ worker: false });
  workflowId = String((await app.api.call('POST', '/templates/shelf-count/workflows')).json.id);
});
afterAll(() => app?.close());

const NAME = 'Count products on a shelf';
/** What the browser itself writes down about what was refused, read ahead and not used, or not computed as nobody does. */
const EXPECTED = /404|422|503|_rsc=/;

const read = async (id: string) => Object((await app.api.call('GET', `/workflows/${id}`)).json);
const cardOf = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
async function choose(page: Page, name: string, item: string): Promise<void> {
  await cardOf(page, name)
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? '';

test('deleting can be taken back; a file that is no workflow is refused in words', async () => {
  const { page, complaints, close } = await app.visit({ path: '/workflows', expected: EXPECTED });
  await choose(page, NAME, 'Delete');
  // It stays while the mouse is over it.
  await page.getByRole('button', { name: 'Undo' }).hover();
  await page.getByText('There is no workflow yet').waitFor();
  // Who kept its address finds the way back there.
  await page.goto(`/w/${workflowId}/edit`);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await whenAlive(page.getByRole('heading', { level: 1 }).getByRole('textbox'));
  await page.goto('/workflows');
  await cardOf(page, NAME).getByText('Published, version 1').waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('shopping list') });
  await page.getByRole('alert').getByText('“notes.json” was not opened').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('renamed, copied, saved as a file and opened again: the same graph', async () => {
  const { page, complaints, close } = await app.visit({ path: '/workflows', expected: EXPECTED });
  await choose(page, NAME, 'Make a copy');
  await page.getByText(`“${NAME} (copy)” was made.`).waitFor();
  await choose(page, `${NAME} (copy)`, 'Rename');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Second shelf');
  await page.keyboard.press('Enter');
  await cardOf(page, 'Second shelf').getByText('Not published yet').waitFor();

  const download = page.waitForEvent('download');
  await choose(page, 'Second shelf', 'Save as a file');
  const file = await readFile(await (await download).path());
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'shelf.json', mimeType: 'application/json', buffer: file });
  await page.waitForURL('**/edit');
  const opened = await read(idIn(page));
  expect(opened).toMatchObject({ name: 'Second shelf', graph: JSON.parse(file.toString('utf8')) });
  const { graph } = await read(workflowId);
  expect(opened.graph).toMatchObject({ nodes: graph.nodes, edges: graph.edges, layout: graph.layout });
  expect(complaints).toEqual([]);
  await close();
});

test('what runs is what was published; versions tell what changed, and an old one comes back', async () => {
  const { page, complaints, close } = await app.visit({ path: `/w/${workflowId}/edit`, expected: EXPECTED });
  const name = page.getByRole('heading', { level: 1 }).getByRole('textbox');
  const onServer = () => expect.poll(() => read(workflowId));
  await whenAlive(name);
  await page.locator('.react-flow__node[data-id="mark"]').click();
  await page.keyboard.press('Delete');
  await page.locator('.react-flow__node[data-id="mark"]').waitFor({ state: 'hidden' });
  await onServer().toMatchObject({ state: 'changed', publishedVersion: 1 });
  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByText('Step “Mark”').first().waitFor();

  await page.goto(`/w/${workflowId}/edit`);
  await whenAlive(name);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published as version 2').waitFor();
  // A name alone changes nothing of what runs.
  await name.fill('Count fruit');
  await name.press('Enter');
  await onServer().toMatchObject({ name: 'Count fruit', state: 'published', publishedVersion: 2 });

  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Restore version 1 into the draft' }).click();
  await page.getByText('Version 1 is in the draft again.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).hover();
  expect(await read(workflowId)).toMatchObject({ state: 'changed', publishedVersion: 2 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Published, version 2', { exact: true }).waitFor();
  expect(await read(workflowId)).toMatchObject({ name: 'Count fruit', state: 'published', publishedVersion: 2 });
  expect(complaints).toEqual([]);
  await close();
});

test('a step of an unknown kind is shown as such and kept with its wires, whatever is edited around it', async () => {
  const unknown = { id: 'mystery', type: 'from-the-future', config: { dial: { angle: 11 } }, colour: 'red' };
  const wire = {
    source: 'find',
    sourceHandle: 'detections',
    target: 'mystery',
    targetHandle: 'stuff',
    knot: 'bowline',
  };
  const graph = {
    schemaVersion: 1,
    name: 'With a mystery',
    nodes: [{ id: 'photos', type: 'load' }, { id: 'find', type: 'detect' }, unknown],
    edges: [{ source: 'photos', sourceHandle: 'image', target: 'find', targetHandle: 'image' }, wire],
  };
  const id = String((await app.api.call('POST', '/workflows', jsonBody({ graph }))).json.id);
  const { page, complaints, close } = await app.visit({ path: `/w/${id}/edit`, expected: EXPECTED });
  await page
    .locator('.react-flow__node[data-id="mystery"]')
    .getByText('This version does not know “from-the-future”.')
    .first()
    .waitFor();
  const name = page.getByRole('heading', { level: 1 }).getByRole('textbox');
  await whenAlive(name);
  await name.fill('Still with a mystery');
  await name.press('Enter');
  await expect.poll(async () => (await read(id)).name).toBe('Still with a mystery');
  const saved = await read(id);
  expect(saved.graph.nodes[2]).toMatchObject(unknown);
  expect(saved.graph.edges[1]).toMatchObject(wire);
  expect(complaints).toEqual([]);
  await close();
});
