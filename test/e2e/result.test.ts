// The result of a run in a real browser: its numbers are those of the API, the limit is tried without a new run, corrections
// by hand reach the downloaded workbook, and the keyboard can do all of it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoForm } from '../support/api';
import { startTestApp, type TestApp } from '../support/app';
import { ROOT } from '../support/sources';

interface Found {
  readonly id: string;
  readonly label: string;
  readonly score: number;
}
interface Result {
  readonly file: string;
  readonly outputs: {
    readonly keep: { kept: Found[] };
    readonly find: { detections: Found[] };
    count: { count: number };
  };
}

let app: TestApp;
let workflowId: string;

beforeAll(async () => {
  app = await startTestApp();
  workflowId = String((await app.api.call('POST', '/templates/shelf-count/workflows')).json.id);
});
afterAll(() => app?.close());

/** A run over the samples of the template, and a text file that calls itself a photo. */
async function makeRun({ broken = false } = {}): Promise<{ id: string; results: Result[]; totals: Totals }> {
  const folder = join(ROOT, 'templates/shelf-count/samples');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort();
  const photos = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
  const all = broken ? [...photos, { name: 'notes.jpg', bytes: new TextEncoder().encode('hello') }] : photos;
  const { json } = await app.api.call('POST', `/workflows/${workflowId}/runs?wait=60`, photoForm(all));
  return Object(json);
}
interface Totals {
  readonly count: { readonly sum: number; readonly perLabel: Record<string, number> };
}

const totalOn = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-total]').first().getAttribute('data-total'));
const rowOf = (page: Page, label: string) =>
  page.getByRole('table', { name: 'By kind' }).getByRole('row', { name: label });

/** Until the files tell the corrections. */
async function recounted(id: string, corrections: number): Promise<Totals> {
  const read = async () => (await app.api.call('GET', `/runs/${id}`)).json;
  await expect.poll(read).toMatchObject({ corrections, recounting: false });
  return Object((await read()).totals);
}

test('the numbers are those of the API; tables sort; a kind shows only its frames', async () => {
  const { id, totals, results } = await makeRun();
  const { page, complaints, close } = await app.visit({ path: `/runs/${id}`, expected: /_rsc=|404 \(Not Found\)/ });
  expect(await totalOn(page)).toBe(totals.count.sum);
  for (const [label, count] of Object.entries(totals.count.perLabel)) {
    expect(await rowOf(page, label).getByRole('cell').first().textContent()).toBe(String(count));
  }
  await page.getByText('By photo', { exact: true }).click();
  const files = page.getByRole('table', { name: 'By photo' }).getByRole('rowheader');
  const names = results.map(({ file }) => file).sort();
  await expect.poll(() => files.allTextContents()).toEqual(names);
  await page.getByRole('button', { name: 'Photo', exact: true }).click();
  await expect.poll(() => files.allTextContents()).toEqual(names.toReversed());

  await page.getByText('By kind', { exact: true }).click();
  await rowOf(page, 'apple').getByRole('button').click();
  await page.getByText('Only apple is shown.').waitFor();
  const withApples = results.filter(({ outputs }) => outputs.keep.kept.some(({ label }) => label === 'apple'));
  await expect
    .poll(() => page.getByRole('list', { name: 'Photos of this run' }).getByRole('listitem').count())
    .toBe(withApples.length);
  // What is chosen stands in the address.
  await page.reload();
  await page.getByText('Only apple is shown.').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('the limit is moved without a new run, and asks the server nothing', async () => {
  const { id, results, totals } = await makeRun();
  const { page, context, close } = await app.visit({ path: `/runs/${id}`, expected: /_rsc=|404 \(Not Found\)/ });
  await page.waitForLoadState('networkidle');
  // Without a line nothing that only happens now (the run's last news) is read again in between, nor can the server help.
  await context.setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const slider = page.getByRole('slider', { name: 'How sure must it be?' });
  await slider.focus();
  for (let step = 0; step < 35; step += 1) await page.keyboard.press('ArrowRight');
  const sure = results.flatMap(({ outputs }) => outputs.keep.kept).filter(({ score }) => score >= 0.85).length;
  expect(sure).toBeLessThan(totals.count.sum);
  await expect.poll(() => totalOn(page)).toBe(sure);
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowLeft');
  // Less sure than the run was made with: what the step before had found comes back.
  const wanted = ['apple', 'orange'];
  const found = results
    .flatMap(({ outputs }) => outputs.find.detections)
    .filter(({ label, score }) => wanted.includes(label) && score >= 0.25).length;
  await expect.poll(() => totalOn(page)).toBe(found);
  await page.getByRole('button', { name: 'Back to 50%' }).click();
  await expect.poll(() => totalOn(page)).toBe(totals.count.sum);
  expect(asked.filter((url) => url.includes('/api/') && !url.includes('changes.follow'))).toEqual([]);
  await close();
});

test('a correction is on the page at once, in the workbook, and after a reload; undo gives the original', async () => {
  const { id, totals, results } = await makeRun();
  const { page, complaints, close } = await app.visit({
    path: `/runs/${id}?photo=2`,
    expected: /_rsc=|404 \(Not Found\)/,
  });
  const before = results[2]?.outputs.count.count ?? 0;
  const viewer = page.getByRole('dialog');
  await viewer.getByRole('grid').getByRole('row', { name: 'apple' }).first().click();
  await page.keyboard.press('Delete');
  await viewer.getByText('found (1 corrected)').waitFor();
  await viewer.getByText('Saved', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await viewer.getByText('found', { exact: true }).waitFor();
  expect((await recounted(id, 0)).count).toEqual(totals.count);
  await page.keyboard.press('Control+Shift+z');
  await viewer.getByText('found (1 corrected)').waitFor();
  // At once, before it can have been sent: nothing is lost.
  await page.reload();
  await viewer.getByText('found (1 corrected)').waitFor();
  expect((await recounted(id, 1)).count.sum).toBe(totals.count.sum - 1);
  await page.keyboard.press('Escape');
  await expect.poll(() => totalOn(page)).toBe(totals.count.sum - 1);
  await page.getByText('1 corrected', { exact: true }).first().waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Excel/ }).click(),
  ]);
  const rows = await readSheet(await download.path(), 'Photos');
  const head = rows[0] ?? [];
  const row = rows.find((cells) => cells.includes(results[2]?.file ?? ''));
  expect(row?.[head.indexOf('count')]).toBe(before - 1);
  expect(complaints).toEqual([]);
  await close();
});

test('a name with markup is text, everywhere it shows', async () => {
  const { id } = await makeRun();
  const { page, complaints, close } = await app.visit({
    path: `/runs/${id}?photo=0`,
    expected: /_rsc=|404 \(Not Found\)/,
  });
  const name = '<img src=x onerror=alert(1)> "plum" & {count}';
  page.on('dialog', () => expect.unreachable('the name was taken for markup'));
  const viewer = page.getByRole('dialog');
  await viewer.getByRole('grid').getByRole('row').nth(1).click();
  await page.keyboard.press('F2');
  const field = viewer.getByLabel('Name', { exact: true });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await field.fill(name);
  await page.keyboard.press('Enter');
  await viewer.getByRole('grid').getByText(name, { exact: true }).waitFor();
  await viewer.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await rowOf(page, name).waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('by keys alone: open a photo, go on, add an object, move it, name it, close; the focus comes back', async () => {
  const { id, totals } = await makeRun();
  const { page, close } = await app.visit({ path: `/runs/${id}`, expected: /_rsc=|404 \(Not Found\)/ });
  await page.waitForLoadState('networkidle');
  const tile = page.getByRole('list', { name: 'Photos of this run' }).getByRole('link').first();
  await tile.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog');
  await viewer.getByText('Photo 1 of 5').waitFor();
  await page.keyboard.press('j');
  await viewer.getByText('Photo 2 of 5').waitFor();
  await page.keyboard.press('k');
  await viewer.getByText('Photo 1 of 5').waitFor();
  await page.keyboard.press('a');
  await viewer.getByText('Draw a frame round the object').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('pear');
  await page.keyboard.press('Enter');
  await viewer.getByText('It is now called pear.').waitFor();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await viewer.getByText('Saved', { exact: true }).waitFor();
  expect((await recounted(id, 1)).count.sum).toBe(totals.count.sum + 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => viewer.count()).toBe(0);
  await expect.poll(() => tile.evaluate((element) => element === document.activeElement)).toBe(true);
  await close();
});

test('a photo that failed says why, in German too, and can be tried again', async () => {
  const { id, totals } = await makeRun({ broken: true });
  const { page, complaints, close } = await app.visit({
    path: `/runs/${id}?view=failed`,
    locale: 'de',
    width: 390,
    expected: /_rsc=|404 \(Not Found\)/,
  });
  await page.getByText('notes.jpg').waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  // Kinds have German words here, and their own labels in what programs read.
  await page.getByRole('table', { name: 'Nach Art' }).getByRole('row', { name: 'Apfel' }).waitFor();
  expect(Object.keys(totals.count.perLabel).sort()).toEqual(['apple', 'orange']);
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await expect
    .poll(async () => Object((await app.api.call('GET', `/runs/${id}/items`)).json.items).at(-1).attempt)
    .toBe(2);
  await page.goto(new URL(`/w/${workflowId}/run`, page.url()).href);
  const only = page.getByRole('combobox', { name: 'Nur diese' });
  // Found by its name in either language, kept as the model's own label.
  await only.fill('kühl');
  await page.getByRole('option', { name: 'Kühlschrank' }).waitFor();
  await only.fill('cup');
  await page.getByRole('option', { name: 'Tasse' }).click();
  const kept = () => page.evaluate((id) => localStorage.getItem(`lensgraph-answers-${id}`), workflowId);
  await expect.poll(kept).toContain('["apple","orange","cup"]');
  expect(complaints).toEqual([]);
  await close();
});

test('a run that is deleted elsewhere while it shows says so, and comes back', async () => {
  const { id } = await makeRun();
  const { page, close } = await app.visit({ path: `/runs/${id}`, expected: /404/ });
  const other = await app.visit({ path: '/runs', expected: /404/ });
  await other.page
    .getByRole('button', { name: /What to do with the run/ })
    .first()
    .click();
  await other.page.getByRole('menuitem', { name: 'Delete' }).click();
  // It stays while the mouse is over it.
  await other.page.getByRole('button', { name: 'Undo' }).hover();
  await page.getByRole('heading', { name: 'This run is not here' }).waitFor();
  await other.page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await app.api.call('GET', `/runs/${id}`)).status).toBe(200);
  await page.reload();
  await page.locator('[data-total]').waitFor();
  await other.close();
  await close();
});
