// The start page in a real browser: nothing it needs is refused by its own policy, one click gives a result with files.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import pino from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparePages } from '../../src/web/pages';
import { type RunningWorker, startWorker } from '../../src/worker/start-worker';
import { photoForm, startTestApi, type TestApi } from '../support/api';
import { TEST_MODELS, testModel } from '../support/models';
import { ROOT } from '../support/sources';

let api: TestApi;
let worker: RunningWorker;
let pages: Awaited<ReturnType<typeof preparePages>>;
let browser: Browser;

const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

beforeAll(async () => {
  await testModel('coco-ssd');
  pages = await preparePages(ROOT);
  api = await startTestApi({ models: TEST_MODELS, renderPage: pages.handle });
  worker = await startWorker(api.env, {
    databaseUrl: api.database.url,
    log: pino({ level: 'silent' }),
    onBroken: (error) => {
      throw error;
    },
  });
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
});
afterAll(async () => {
  await browser?.close();
  await worker?.stop(5_000);
  await api?.close();
  await pages?.close();
});

interface Visit {
  readonly page: Page;
  /** What the browser complained of: refused scripts and styles, missing files, errors thrown. */
  readonly complaints: readonly string[];
}

async function visit(options: { width?: number; scheme?: 'light' | 'dark' } = {}): Promise<Visit> {
  const { width = 1440, scheme = 'light' } = options;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(api.url)) complaints.push(`elsewhere: ${request.url()}`);
  });
  await page.goto(api.url);
  return { page, complaints };
}

test('one click runs the samples; total, photos and files appear by themselves', async () => {
  const { page, complaints } = await visit();
  await page.getByText('Ready', { exact: true }).waitFor();
  await page.getByText('it appears here').waitFor();
  await page.getByRole('button', { name: 'Try with sample photos' }).click();
  const run = page.getByRole('article').filter({ hasText: 'save.csv' });
  await run.getByText('Done', { exact: true }).waitFor({ timeout: 30_000 });
  await run.getByText('5 photos · 5 ok').waitFor();
  const truth: { totals?: unknown } = JSON.parse(
    await readFile(join(ROOT, 'templates/shelf-count/expected.json'), 'utf8'),
  );
  const counts = Object(truth).images.map((each: { count: number }) => each.count);
  const total = counts.reduce((sum: number, count: number) => sum + count, 0);
  await run.getByText(String(total), { exact: true }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    run.getByRole('link', { name: /save.csv/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('save.csv');
  expect(await readFile(await download.path(), 'utf8')).toContain('shelf-full.jpg');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a photo that failed is shown with its reason', async () => {
  const { json } = await api.call('POST', '/templates/shelf-count/workflows');
  const broken = photoForm([{ name: 'notes.jpg', bytes: new TextEncoder().encode('hello') }]);
  await api.call('POST', `/workflows/${json.id}/runs?wait=30`, broken);
  const { page, complaints } = await visit({ scheme: 'dark' });
  const photo = page.getByRole('listitem').filter({ hasText: 'notes.jpg' });
  await photo.getByText('The file is not a JPEG, PNG or WebP photo').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test.each([
  [1440, 'light'],
  [1024, 'dark'],
  [390, 'light'],
] as const)('nothing is cut off or overflows at %i px', async (width, scheme) => {
  const { page, complaints } = await visit({ width, scheme });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('an address where nothing is says so, and leads back', async () => {
  const page = await browser.newPage();
  const response = await page.goto(`${api.url}/nowhere`);
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'Go to the start page.' }).click();
  await page.getByText('Start from a template').waitFor();
  await page.close();
});
