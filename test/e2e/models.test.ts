// A model of one's own in a real browser: a stranger's file is dropped, read, tried, named and kept; then a workflow uses it,
// and finds what the same model finds under its own name. What is no model is refused in words.
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeOnnx } from '../../src/models/onnx/writer';
import type { AppRouter } from '../../src/server/trpc/app-router';
import { axeFaults } from '../support/accessibility';
import { photoForm } from '../support/api';
import { hears, startTestApp, type TestApp } from '../support/app';
import { whenAlive } from '../support/hands';
import { TEST_MODELS, testModel } from '../support/models';
import { TEST_PHOTOS } from '../support/photos';
import { samplePhoto } from '../support/running-app';
import { ROOT } from '../support/sources';

let app: TestApp;
let folder: string;
let trpc: TRPCClient<AppRouter>;
let modelPath: string;
beforeAll(async () => {
  modelPath = (await testModel('coco-ssd')).path;
  await testModel('deeplab-voc-fast');
  // What is added stays in a folder of this test; the model that comes along is looked at only.
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-own-'));
  for (const name of ['coco-ssd', 'deeplab-voc-fast']) await symlink(join(TEST_MODELS, name), join(folder, name));
  app = await startTestApp({ models: folder });
  trpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${app.api.url}/api/trpc` })] });
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Next reads pages ahead and gives up when one goes on; the refused file is a refusal on purpose. */
const EXPECTED = /_rsc=|40[049]|422/;

async function openDialog(page: Page): Promise<void> {
  const add = page.getByRole('button', { name: 'Add a model' });
  await whenAlive(add);
  await add.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a file' }).waitFor();
}

const give = (page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.getByRole('dialog').locator('input[type=file]').setInputFiles(files);

/** Let go over the page, as from a file manager, far from its middle. */
async function drop(page: Page, path: string): Promise<void> {
  await whenAlive(page.getByRole('button', { name: 'Add a model' }));
  const line = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await line.send('Input.dispatchDragEvent', { type, x: 200, y: 700, data });
  await line.detach();
}

/** A sound model of no family: it makes every number half as large. */
const halves = Buffer.from(
  writeOnnx({
    name: 'halves',
    nodes: [{ op: 'Mul', name: 'm', inputs: ['numbers', 'half'], outputs: ['halves'], attributes: {} }],
    initializers: [{ name: 'half', dtype: 'float32', shape: [1], data: [0.5] }],
    inputs: [{ name: 'numbers', dtype: 'float32', dims: [1, 7] }],
    outputs: [{ name: 'halves', dtype: 'float32', dims: [1, 7] }],
  }),
);

test('what is no model is refused in words, with what to do', async () => {
  const { page, close } = await app.visit({ path: '/models', expected: EXPECTED });
  const path = join(folder, 'holiday.onnx');
  await writeFile(path, 'not a model');
  await drop(page, path);
  const refusal = page.getByRole('dialog').getByRole('alert');
  await refusal.getByText('holiday.onnx was not taken').waitFor();
  expect(await refusal.textContent()).toContain('ONNX');
  await give(page, { name: 'odd.onnx', mimeType: 'application/octet-stream', buffer: halves });
  await page.getByRole('dialog').getByRole('alert').getByText('Nothing fits this model').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await close();
});

test("a stranger's file becomes a model that finds the same as under its own name", async () => {
  const { page, complaints, close } = await app.visit({ path: '/models', expected: EXPECTED });
  await openDialog(page);
  await give(page, modelPath);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('This looks like').waitFor({ timeout: 30_000 });
  await dialog.getByText(/Finds objects, \d+ kinds/).waitFor();
  await dialog
    .getByText(/^\d+ found$/)
    .first()
    .waitFor({ timeout: 30_000 });
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('My shelf finder');
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await page.waitForURL('**/models/my-shelf-finder');
  await page.getByRole('heading', { level: 1, name: 'My shelf finder' }).waitFor();
  await page.getByText(/^\d+ found$/).waitFor({ timeout: 30_000 });
  expect(await axeFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

/** As a classifier of two classes is exported, its names lost: it weighs how red and how green a photo is. */
const nameless = Buffer.from(
  writeOnnx({
    name: 'main_graph',
    nodes: [
      { op: 'GlobalAveragePool', name: 'p', inputs: ['input'], outputs: ['pooled'], attributes: {} },
      { op: 'Flatten', name: 'f', inputs: ['pooled'], outputs: ['flat'], attributes: {} },
      { op: 'Gemm', name: 'g', inputs: ['flat', 'w'], outputs: ['output'], attributes: {} },
    ],
    initializers: [{ name: 'w', dtype: 'float32', shape: [3, 2], data: [4, 0, 0, 4, 0, 0] }],
    inputs: [{ name: 'input', dtype: 'float32', dims: [1, 3, 224, 224] }],
    outputs: [{ name: 'output', dtype: 'float32', dims: [1, 2] }],
  }),
);

test('what a file leaves open is asked, every answer drawn on the photo, the answers kept', async () => {
  const { page, complaints, close } = await app.visit({ path: '/models', expected: EXPECTED, locale: 'de' });
  const add = page.getByRole('button', { name: 'Modell hinzufügen' });
  await whenAlive(add);
  await add.click();
  await give(page, [
    { name: 'reif.onnx', mimeType: 'application/octet-stream', buffer: nameless },
    { name: 'namen.txt', mimeType: 'text/plain', buffer: Buffer.from('rot\ngruen\n') },
  ]);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Ihre 2 Arten stehen in der Liste daneben.').waitFor();
  await dialog.getByRole('button', { name: 'Wie seine Arten heißen' }).click();
  await dialog.getByRole('textbox', { name: 'Wie heißen ihre Arten?' }).fill('rot\ngrün\n');
  const values = dialog.getByRole('group', { name: 'Welche Zahlen erwartet sie für dunkel und hell?' });
  const readings = values.getByRole('radio');
  const both = await readings.count();
  expect(both).toBeGreaterThan(1);
  for (let at = 0; at < both; at++) await readings.nth(at).getByText('grün', { exact: true }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const symmetric = values.getByRole('radio', { name: 'Von -1 bis 1' });
  await symmetric.click();
  const use = dialog.getByRole('button', { name: 'Verwenden' });
  await dialog.getByRole('textbox', { name: 'Lizenz' }).fill('AGPL-3.0');
  expect(await use.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: 'Das habe ich verstanden' }).check();
  await use.click();
  await page.waitForURL('**/models/reif');
  const { card } = await trpc.models.get.query({ name: 'reif' });
  const { mean, std, scale } = card.input;
  expect([(0 * scale - mean[0]) / std[0], (255 * scale - mean[0]) / std[0]]).toEqual([-1, 1]);
  expect(card.labels.map(({ label }) => label)).toEqual(['rot', 'grün']);
  expect(complaints).toEqual([]);
  await close();
});

/** How many a draft finds on a photo of a full shelf. */
async function countOn(workflowId: string): Promise<number | undefined> {
  const form = photoForm([await samplePhoto('shelf-full.jpg')]);
  const sent = Object(await (await fetch(`${app.api.url}/files/uploads`, { method: 'POST', ...form })).json());
  const uploadIds = [String(sent.items[0].uploadId)];
  const { id: runId } = await trpc.runs.create.mutate({ workflowId, uploadIds, version: 'draft' });
  const done = () => trpc.runs.get.query({ runId });
  await expect.poll(async () => (await done()).status, { timeout: 30_000 }).toBe('completed');
  return (await done()).headline?.total;
}

test('a workflow is given the model in the editor, counts the same with it, and keeps it from being deleted', async () => {
  const { id: workflowId } = await trpc.templates.use.mutate({ template: 'shelf-count' });
  const before = await countOn(workflowId);
  expect(before).toBeGreaterThan(0);
  const { page, complaints, close } = await app.visit({ path: `/w/${workflowId}/edit`, expected: EXPECTED });
  await whenAlive(page.getByRole('heading', { level: 1 }).getByRole('textbox'));
  await page.locator('.react-flow__node[data-id="find"]').click();
  await page.getByRole('button', { name: 'Choose another model' }).click();
  const own = page.getByRole('radio', { name: /My shelf finder/ });
  await own.click();
  expect(await own.textContent()).toContain('80 kinds');
  const model = async () => {
    const { graph } = await trpc.workflows.get.query({ workflowId });
    return Object(graph).nodes.find(({ id }: { id: string }) => id === 'find').config?.model;
  };
  await expect.poll(model).toBe('my-shelf-finder');
  expect(await countOn(workflowId)).toBe(before);

  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published as version').waitFor();
  await page.goto('/models/my-shelf-finder');
  await hears(page);
  const remove = page.getByRole('button', { name: 'Delete' });
  await whenAlive(remove);
  await page.getByRole('link', { name: 'Count products on a shelf' }).waitFor();
  await remove.click();
  const inUse = page.getByRole('dialog', { name: '“My shelf finder” is in use' });
  await inUse.getByRole('link', { name: 'Count products on a shelf' }).waitFor();
  expect(await inUse.getByRole('button', { name: 'Delete anyway' }).count()).toBe(0);
  await inUse.getByRole('button', { name: 'Replace in workflows' }).click();
  const replace = page.getByRole('dialog', { name: /Put another model in place/ });
  await replace.getByText('Everything chosen in it fits.').waitFor();
  await expect.poll(() => replace.getByText(/^\d+ found$/).count()).toBe(2);
  expect(await axeFaults(page)).toEqual([]);
  await replace.getByRole('button', { name: 'Change 1 draft' }).click();
  await page.getByRole('button', { name: 'Undo' }).hover();
  await expect.poll(model).toBe('coco-ssd');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(model).toBe('my-shelf-finder');
  expect(complaints).toEqual([]);
  await close();
});

test('a card is changed by keyboard, drawn at once; workflows are named; what was published is asked with it from then on', async () => {
  const { page, complaints, close } = await app.visit({ path: '/models/my-shelf-finder', expected: EXPECTED });
  const change = page.getByRole('button', { name: 'Change', exact: true });
  await whenAlive(change);
  await change.press('Enter');
  const dialog = page.getByRole('dialog', { name: /is read/ });
  await dialog.getByText('One workflow uses this model').waitFor();
  const found = dialog.getByText(/found$/).first();
  await found.waitFor();
  const before = await found.textContent();
  await dialog.getByRole('button', { name: 'To begin with' }).press('Enter');
  await dialog.getByLabel('How sure it must be (%)').fill('92');
  await expect.poll(() => found.textContent()).not.toBe(before);
  await dialog.getByRole('button', { name: 'What its kinds are called' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'What are its kinds called?' }).fill('person');
  await dialog.getByText(/These kinds would be gone: bicycle/).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const { card, usedBy } = await trpc.models.get.query({ name: 'my-shelf-finder' });
  expect([card.defaults.minScore, card.labels]).toEqual([0.92, [{ classId: 1, label: 'person' }]]);
  expect(await countOn(usedBy[0]?.workflowId ?? '')).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('what computes is told, a model timed; one of no use is deleted and brought back', async () => {
  const { page, complaints, close } = await app.visit({ path: '/models/engines', expected: EXPECTED });
  await page.getByText('Works, and is used').waitFor();
  await page.getByRole('button', { name: 'Measure: Reif' }).press('Enter');
  await page.getByText(/^[\d.]+ ms$/).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Reif' }).click();
  const remove = page.getByRole('button', { name: 'Delete' });
  await whenAlive(remove);
  await remove.press('Enter');
  // It stays while the mouse is over it.
  await page.getByRole('button', { name: 'Undo' }).hover();
  await page.waitForURL('**/models');
  await page
    .getByRole('img', { name: /^\d+ found/ })
    .first()
    .waitFor({ timeout: 20_000 });
  const known = async () => (await trpc.models.list.query()).some(({ name }) => name === 'reif');
  expect(await known()).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(known).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

test('taught by example: what looks like another group is shown and moved, the model kept, nothing lost on reload', async () => {
  const { page, complaints, close } = await app.visit({ path: '/models/teach', expected: EXPECTED });
  const photos = (...names: readonly string[]) => names.map((name) => join(TEST_PHOTOS, name));
  const shelf = (kind: string) => join(ROOT, 'templates/shelf-count/samples', `shelf-${kind}.jpg`);
  const fill = async (number: number, name: string, files: readonly string[]) => {
    const box = page.getByRole('textbox', { name: `Name of group ${number}` });
    await whenAlive(box);
    await box.fill(name);
    await page.getByRole('region', { name }).locator('input[type=file]').setInputFiles(files);
  };
  const note = join(folder, 'note.jpg');
  await writeFile(note, 'no photo');
  await fill(1, 'fruit', [...photos('apple.jpg', 'orange.jpg', 'fruits.jpg', 'citrus.jpg'), shelf('mixed'), note]);
  await page.getByText(/note\.jpg: The file is not a JPEG/).waitFor();
  await fill(2, 'shelf', [shelf('full')]);
  await page.getByText('The group “shelf” has only one photo.').waitFor();
  await page
    .getByRole('region', { name: 'shelf' })
    .locator('input[type=file]')
    .setInputFiles([shelf('gaps')]);
  await page.getByText(/^Right for \d of 7$/).waitFor({ timeout: 30_000 });
  await page.getByText(/^Looks like “shelf” \(\d+% sure\), you said “fruit”\.$/).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  // Dragged into the other group with the mouse, and brought back with the keyboard.
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  const apple = (name: string) => group(name).getByRole('img', { name: 'apple.jpg' });
  await apple('fruit').dragTo(group('shelf'));
  await apple('shelf').waitFor();
  expect(await apple('fruit').count()).toBe(0);
  await group('shelf').getByRole('button', { name: 'apple.jpg: move or take out' }).press('Enter');
  const back = page.getByRole('menuitem', { name: 'Move to fruit' });
  await back.waitFor();
  const reachBack = async () => {
    await page.keyboard.press('ArrowDown');
    return back.evaluate((item) => item === document.activeElement);
  };
  await expect.poll(reachBack).toBe(true);
  await page.keyboard.press('Enter');
  await apple('fruit').waitFor();
  await page.getByRole('button', { name: /^Move to shelf ?: shelf-mixed.jpg$/ }).click();
  await page.getByText('Right for 7 of 7').waitFor();
  await page.reload();
  await page.getByText('Right for 7 of 7').waitFor();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Fruit or shelf');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('link', { name: 'Fruit or shelf' }).waitFor();
  const file = await fetch(`${app.api.url}/files/models/fruit-or-shelf.onnx`);
  expect(file.headers.get('content-disposition')).toContain('fruit-or-shelf.onnx');
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(7e6);
  await page.getByRole('button', { name: 'Use in a workflow' }).click();
  await page.waitForURL('**/w/*/edit');
  await page.goto('/models/teach');
  const goOn = page.getByRole('link', { name: 'fruit and shelf' });
  const remove = page.getByRole('button', { name: 'Delete the lesson fruit and shelf' });
  await whenAlive(remove);
  expect(await axeFaults(page)).toEqual([]);
  await remove.press('Enter');
  await page.getByRole('button', { name: 'Undo' }).hover();
  await goOn.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await goOn.waitFor();
  expect(complaints).toEqual([]);
  await close();
});
