// The app view in a real browser: wrong files, far too many, pasted ones, one taken away; a run that is stopped, left and found
// again, and seen in another tab.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app';
import { SHELF_SAMPLES } from '../support/editor-page';
import { tabTo, whenAlive } from '../support/hands';
import { writeManyPhotos } from '../support/many-photos';
import { holdExecutors } from '../support/processes';

let app: TestApp;
let folder: string;
let path: string;

beforeAll(async () => {
  app = await startTestApp();
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-photos-'));
  const { json } = await app.api.call('POST', '/templates/shelf-count/workflows');
  path = `/w/${String(json.id)}/run`;
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Pages are asked for ahead; one that is left before it came is no complaint. */
async function open() {
  const visit = await app.visit({ path, expected: /_rsc=|404 \(Not Found\)/ });
  await whenAlive(visit.page.getByRole('button', { name: 'Choose photos' }));
  return visit;
}
const tray = (page: Page) => page.getByRole('region', { name: 'Chosen photos' }).getByRole('listitem');
const heading = (page: Page, count: number) => page.getByRole('heading', { name: new RegExp(`^${count} photos?$`) });
const sample = (name: string) => join(SHELF_SAMPLES, name);

/** Files and folders let go over the page, as from a file manager. */
async function drop(page: Page, files: readonly string[]) {
  const line = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await line.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data });
  }
  await line.detach();
}

async function choose(page: Page, files: readonly string[]) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^(Choose|Add) photos$/ }).click(),
  ]);
  await chooser.setFiles([...files]);
}

const start = (page: Page) => page.getByRole('button', { name: 'Count', exact: true }).click();

test('what is dropped and is no photo is left out, each with its sentence; a folder brings its photos', async () => {
  const bad = join(folder, 'bad');
  await mkdir(join(bad, 'from the shop'), { recursive: true });
  const apple = await readFile(sample('apple.jpg'));
  const files: Record<string, Uint8Array> = {
    'notes.txt': Buffer.from('Buy apples.'),
    'IMG_12.heic': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
    'large.jpg': Buffer.concat([apple, Buffer.alloc(25 * 1024 * 1024)]),
    'nothing.jpg': Buffer.alloc(0),
    'copy of apple.jpg': apple,
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(bad, name), bytes);
  await writeFile(join(bad, 'from the shop', 'orange.jpg'), await readFile(sample('orange.jpg')));

  const { page, complaints, close } = await open();
  await drop(page, [
    sample('apple.jpg'),
    join(bad, 'from the shop'),
    ...Object.keys(files).map((name) => join(bad, name)),
  ]);
  await heading(page, 2).waitFor();
  const said = page.getByRole('alert').filter({ hasText: 'files are left out' });
  const why: Record<string, string> = {
    'notes.txt': 'The file is not a JPEG, PNG or WebP photo, whatever its name says. Save it as JPEG and try again.',
    'IMG_12.heic': 'HEIC photos are not read. Save the photo as JPEG, PNG or WebP and try again.',
    'large.jpg': 'The photo is larger than 25 MB. Save it with a smaller size or quality.',
    'nothing.jpg': 'The file is empty. Copy it again from the camera or phone.',
  };
  for (const [name, sentence] of Object.entries(why)) {
    await said.getByRole('listitem').filter({ hasText: name }).getByText(sentence).waitFor();
  }
  await said.getByText('The same photo as apple.jpg, so it counts once.').waitFor();
  await said.getByText('5 files are left out').waitFor();
  await said.getByRole('button', { name: 'OK, without these' }).click();
  await said.waitFor({ state: 'detached' });

  await start(page);
  await page.locator('[data-total="2"]').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('of more than 500 photos the first are taken and the others named; the page goes on answering; all can be removed', async () => {
  const many = join(folder, 'many');
  await mkdir(many);
  const paths = await writeManyPhotos(many, 502, 32);
  const { page, complaints, close } = await open();
  await choose(page, paths);
  await page.getByText('A run takes at most 500 photos.').waitFor({ timeout: 60_000 });
  await page.getByText(/up to photo 500\.jpg; 2 more are left out/).waitFor();
  await page.getByRole('heading', { name: /^500 photos/ }).waitFor();
  expect(await tray(page).count()).toBeLessThan(120);
  // It answers while all these are on their way.
  const begin = performance.now();
  await page.getByRole('button', { name: 'Remove photo 001.jpg' }).click();
  await page.getByRole('heading', { name: /^499 photos/ }).waitFor();
  console.log(`One of 500 photos was taken away in ${(performance.now() - begin).toFixed(0)} ms`);
  await page.getByRole('button', { name: 'Remove all' }).click();
  await page.getByText('Drop photos here').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a pasted picture is a photo; one taken away is not counted; the same photos are counted again, by keys alone', async () => {
  const { page, context, complaints, close } = await open();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const png = (await sharp(sample('orange.jpg')).png().toBuffer()).toString('base64');
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  }, png);
  await page.keyboard.press('Control+v');
  await heading(page, 1).waitFor();
  await choose(page, [sample('apple.jpg'), sample('shelf-full.jpg')]);
  await heading(page, 3).waitFor();
  await page.getByRole('button', { name: 'Remove shelf-full.jpg' }).click();
  await heading(page, 2).waitFor();
  await start(page);
  await page.locator('[data-total="2"]').waitFor();

  await tabTo(page, page.getByRole('link', { name: 'Same photos again' }));
  await page.keyboard.press('Enter');
  await page.getByText('The photos and answers of the').waitFor();
  await heading(page, 2).waitFor();
  const remove = page.getByRole('button', { name: 'Remove apple.jpg' });
  await tabTo(page, remove);
  await page.keyboard.press('Enter');
  await heading(page, 1).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-total="1"]').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

/** Of the run that goes on. */
async function photosDone(): Promise<number> {
  const [row] = await app.api.database.sql<{ done: number }>(
    `SELECT count(*)::int AS done FROM "ItemResult" JOIN "Run" ON id = "runId" WHERE "Run".status = 'running'`,
  );
  return row?.done ?? 0;
}

test('a run shows in the other tab, goes on when its own is closed, is found again, and can be stopped', async () => {
  const some = join(folder, 'some');
  await mkdir(some);
  const paths = await writeManyPhotos(some, 120, 400);
  const other = await app.visit({ path: '/runs', expected: /_rsc=|404 \(Not Found\)/ });
  const first = await open();
  await choose(first.page, paths);
  await start(first.page);
  // Held as soon as something is done: a slow page is no reason for the run to be over before it was looked at.
  await expect.poll(photosDone, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  const goOn = await holdExecutors(process.pid);
  await first.page.getByRole('progressbar', { name: 'Photos done' }).waitFor();
  await first.page
    .getByText(/^[1-9]\d* of 120 photos$/)
    .first()
    .waitFor();
  // The other tab, without a reload.
  const row = other.page.getByRole('row').nth(1);
  await row.getByText('Running').waitFor();
  await first.close();

  const { page, complaints, close } = await open();
  await page.getByText('A run of this is going on').waitFor();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await goOn();
  await page.getByText('This run was stopped. What was done by then is kept.').waitFor();
  await expect.poll(async () => Number(await page.locator('[data-total]').textContent())).toBeGreaterThan(0);
  await row.getByText('Stopped').waitFor();
  expect([...complaints, ...first.complaints, ...other.complaints]).toEqual([]);
  await close();
  await other.close();
});
