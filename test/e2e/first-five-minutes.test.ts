// The first five minutes of someone who never heard of any of this, in a real browser: from Home to a counted shelf in a
// workbook, with clicks counted and nothing typed; and the numbers in the files are those on the page.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app';
import { type Download, downloadBy, SHELF_SAMPLES } from '../support/editor-page';
import { countHands, whenAlive } from '../support/hands';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

const MOST_CLICKS = 5;
const PHOTOS = ['shelf-full.jpg', 'shelf-gaps.jpg', 'shelf-mixed.jpg'];

const home = () => app.visit({ expected: /_rsc=|404 \(Not Found\)/ });
const card = (page: Page) => page.getByRole('article').filter({ hasText: 'Count products on a shelf' });

interface Shown {
  readonly total: number;
  readonly kinds: Record<string, number>;
  readonly photos: Record<string, number>;
}

/** The numbers as a person reads them. */
async function readPage(page: Page): Promise<Shown> {
  // The files are there a moment before the page has read the last photos.
  await expect.poll(() => page.getByText('being looked at').count()).toBe(0);
  const total = Number(await page.locator('[data-total]').textContent());
  const kinds = await readTable(page, 'By kind', 'Found');
  await page.getByText('By photo', { exact: true }).click();
  const photos = await readTable(page, 'By photo', 'Found');
  await page.getByText('By kind', { exact: true }).click();
  return { total, kinds, photos };
}

async function readTable(page: Page, name: string, column: string): Promise<Record<string, number>> {
  const table = page.getByRole('table', { name });
  await table.getByRole('columnheader', { name: column }).waitFor();
  const heads = await table.getByRole('columnheader').allTextContents();
  const at = heads.findIndex((head) => head.trim() === column);
  const rows = await table.getByRole('row').all();
  const read: Record<string, number> = {};
  for (const row of rows.slice(1)) {
    const name = (await row.getByRole('rowheader').textContent())?.trim() ?? '';
    read[name] = Number(await row.locator('th, td').nth(at).textContent());
  }
  return read;
}

const download = (page: Page, name: RegExp): Promise<Download> =>
  downloadBy(page, () => page.getByRole('link', { name }).click());

/** Rows of a table as records by its head. */
function records(rows: readonly (readonly unknown[])[]): Record<string, unknown>[] {
  const [head = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(head.map((name, at) => [String(name), row[at]])));
}

async function expectWorkbook({ path }: Download, { total, kinds, photos }: Shown) {
  const summary = records(await readSheet(path, 'Summary'));
  const of = (what: string) => summary.find((row) => row.what === what)?.total;
  expect(of('photos')).toBe(Object.keys(photos).length);
  expect(of('count')).toBe(total);
  for (const [label, count] of Object.entries(kinds)) expect(of(label)).toBe(count);
  const rows = records(await readSheet(path, 'Photos'));
  expect(Object.fromEntries(rows.map(({ file, count }) => [file, count]))).toEqual(photos);
  const objects = records(await readSheet(path, 'Objects'));
  expect(objects.filter(({ label }) => label).length).toBe(total);
}

function expectCsv({ bytes }: Download, { kinds, photos }: Shown) {
  const lines = bytes.toString('utf8').replace('\ufeff', '').trim().split(/\r?\n/);
  const rows = records(lines.map((line) => line.split(/[;,]/)));
  expect(Object.fromEntries(rows.map(({ file, count }) => [file, Number(count)]))).toEqual(photos);
  for (const [label, count] of Object.entries(kinds)) {
    expect(rows.reduce((sum, row) => sum + Number(row[label]), 0)).toBe(count);
  }
}

function expectJson({ bytes }: Download, { total, photos }: Shown) {
  const items: { file: string; counts: { count: number }; detections: unknown[] }[] = JSON.parse(bytes.toString());
  expect(Object.fromEntries(items.map(({ file, counts }) => [file, counts.count]))).toEqual(photos);
  expect(items.reduce((sum, { detections }) => sum + detections.length, 0)).toBe(total);
}

test('with sample photos: one click to the result, one to the workbook', async () => {
  const { page, complaints, close } = await home();
  const hands = await countHands(page);
  await whenAlive(card(page).getByRole('button').first());
  await card(page).getByRole('button', { name: 'Try with sample photos' }).click();
  const workbook = await download(page, /^Excel/);
  expect(hands).toEqual({ clicks: 2, keys: 0 });
  const shown = await readPage(page);
  expect(Object.keys(shown.photos)).toHaveLength(5);
  expect(shown.total).toBeGreaterThan(10);
  await expectWorkbook(workbook, shown);
  expect(complaints).toEqual([]);
  await close();
});

test('with three photos of one’s own: at most five clicks, nothing typed, and the same numbers in every file', async () => {
  const { page, complaints, close } = await home();
  const hands = await countHands(page);
  await whenAlive(card(page).getByRole('button').first());
  await card(page).getByRole('button', { name: 'Use my photos' }).click();
  await whenAlive(page.getByRole('button', { name: 'Choose photos' }));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose photos' }).click(),
  ]);
  await page.getByText('JSON for programs', { exact: true }).click();
  const begin = performance.now();
  await chooser.setFiles(PHOTOS.map((name) => join(SHELF_SAMPLES, name)));
  await page
    .getByRole('list')
    .getByText(PHOTOS[2] ?? '')
    .waitFor();
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await page.locator('[data-total]').waitFor();
  await page.getByRole('link', { name: /^Excel/ }).waitFor();
  console.log(`From three photos to their result: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  const workbook = await download(page, /^Excel/);
  expect(hands.clicks).toBeLessThanOrEqual(MOST_CLICKS);
  expect(hands.keys).toBe(0);

  const shown = await readPage(page);
  expect(Object.keys(shown.photos).sort()).toEqual(PHOTOS);
  expect(shown.total).toBe(Object.values(shown.kinds).reduce((sum, count) => sum + count, 0));
  expect(shown.total).toBe(Object.values(shown.photos).reduce((sum, count) => sum + count, 0));
  expect(shown.total).toBeGreaterThan(5);
  await expectWorkbook(workbook, shown);
  expectCsv(await download(page, /^CSV/), shown);
  expectJson(await download(page, /^JSON/), shown);
  expect(complaints).toEqual([]);
  await close();
});
