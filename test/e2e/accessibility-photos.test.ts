// Photos on their way, runs and results, without eyes and without a mouse; what is said aloud while a run goes on.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../support/accessibility';
import { photoForm } from '../support/api';
import { hears, startTestApp, type TestApp } from '../support/app';
import { holdExecutors } from '../support/processes';
import { type Eyes, lookAt, openEyes, type Sight } from '../support/sights';
import { ROOT } from '../support/sources';

const SAMPLES = join(ROOT, 'templates/shelf-count/samples');
/** Enough to look at a run while it goes on. */
const MANY = 150;

let app: TestApp;
let eyes: Eyes;
let workflow = '';
let samples: { name: string; bytes: Uint8Array }[] = [];
const runs = { done: '', partly: '', going: '' };

const start = async (photos: typeof samples, wait = 60): Promise<string> =>
  String((await app.api.call('POST', `/workflows/${workflow}/runs?wait=${wait}`, photoForm(photos))).json.id);

/** The same photos under other names. */
const many = (): typeof samples =>
  Array.from({ length: MANY }, (_, at) => ({
    name: `p${at}.jpg`,
    bytes: samples[at % samples.length]?.bytes ?? new Uint8Array(),
  }));

beforeAll(async () => {
  app = await startTestApp();
  workflow = String((await app.api.call('POST', '/templates/shelf-count/workflows')).json.id);
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.jpg')).sort();
  samples = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(SAMPLES, name)) })));
  runs.done = await start(samples);
  runs.partly = await start([...samples.slice(0, 1), { name: 'text.jpg', bytes: Buffer.from('no photo') }]);
  eyes = await openEyes(app, /_rsc=|404/);
});
afterAll(async () => {
  await eyes?.close();
  await app?.close();
});

const heading: Sight['reach'] = (page) => page.getByRole('heading', { level: 1 }).first().waitFor();
const text = { name: 'list.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('milk, eggs') };

const SIGHTS: Readonly<Record<string, Sight>> = {
  'app view, empty': {
    path: () => `/w/${workflow}/run`,
    reach: (page, say) => page.getByRole('button', { name: say('appView.choose') }).waitFor(),
    phone: true,
    tabs: 'app-view',
  },
  'app view, photos chosen and a file that is none': {
    path: () => `/w/${workflow}/run`,
    async reach(page, say) {
      await page.getByRole('button', { name: say('appView.choose') }).waitFor();
      const files = samples.map(({ name, bytes }) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }));
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles([...files, text]);
      await page.getByRole('alert').getByText(text.name).waitFor();
      await page.getByText(say('appView.chosen', { count: samples.length, left: 1 })).waitFor();
    },
    phone: true,
    tabs: 'app-view-photos',
  },
  'app view, the run is over': {
    path: () => `/w/${workflow}/run?run=${runs.done}`,
    reach: (page, say) => page.getByRole('link', { name: say('appView.progress.result') }).waitFor(),
  },
  'app view, the run is gone': {
    path: () => `/w/${workflow}/run?run=nothing`,
    reach: (page, say) => page.getByText(say('appView.progress.gone')).waitFor(),
  },
  'start page with runs': {
    path: () => '/',
    reach: (page, say) => page.getByRole('link', { name: say('home.allRuns') }).waitFor(),
  },
  runs: { path: () => '/runs', reach: heading, phone: true, tabs: 'runs' },
  'runs, a filter that fits none': {
    path: () => '/runs?status=stopped&time=day',
    reach: (page, say) => page.getByRole('button', { name: say('runs.showAll') }).waitFor(),
  },
  'runs, a choice open': {
    path: () => '/runs',
    async reach(page, say) {
      await page.getByRole('combobox', { name: say('runs.filterTime') }).click();
      await page.getByRole('option').first().waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  result: {
    path: () => `/runs/${runs.done}`,
    reach: (page, say) => page.getByRole('link', { name: new RegExp(`^${say('result.file.xlsx')}`) }).waitFor(),
    phone: true,
    tabs: 'result',
  },
  'result by photo': { path: () => `/runs/${runs.done}?per=photo`, reach: heading },
  'result, a photo failed': {
    path: () => `/runs/${runs.partly}`,
    reach: heading,
    phone: true,
    tabs: 'result-partly-failed',
  },
  'a photo, large': {
    phone: true,
    path: () => `/runs/${runs.done}?photo=0`,
    reach: (page) => page.getByRole('dialog').getByRole('grid').waitFor(),
  },
  'a photo, large, an object added and chosen': {
    path: () => `/runs/${runs.done}?photo=1`,
    async reach(page, say) {
      await page.getByRole('dialog').getByRole('grid').waitFor();
      await page.getByRole('button', { name: say('photo.addObject') }).click();
      await page.keyboard.press('Enter');
      await page.getByLabel(say('photo.nameOfObject'), { exact: true }).first().waitFor();
      await page.getByText(say('photo.saved'), { exact: true }).waitFor();
    },
  },
  'a photo, large, that failed': {
    path: () => `/runs/${runs.partly}?photo=1`,
    reach: (page) => page.getByRole('dialog').waitFor(),
  },
};

lookAt(SIGHTS, () => eyes);

test('Tab stays in the large photo, and the focus comes back to where it was opened', async () => {
  const { page } = eyes.wide;
  await page.goto(`/runs/${runs.done}`);
  await hears(page);
  const tile = page.getByRole('list', { name: 'Photos of this run' }).getByRole('link').nth(1);
  await tile.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog');
  await viewer.getByRole('grid').waitFor();
  for (let count = 0; count < 40; count += 1) {
    await page.keyboard.press('Tab');
    expect(await viewer.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  await expect.poll(() => tile.evaluate((link) => link === document.activeElement)).toBe(true);
});

test('a run says how far it is and how it ended; while it goes on and when it was stopped, the pages are clean', async () => {
  // Held until the page listens, and again once something is done: the run is not over before it was stopped.
  let goOn = await holdExecutors(process.pid);
  runs.going = await start(many(), 0);
  const { page } = eyes.wide;
  await page.goto(`/runs/${runs.going}`);
  await hears(page);
  await page.getByRole('progressbar').first().waitFor();
  const heard = await listen(page);
  const since = performance.now();
  await goOn();
  const done = () => app.api.database.sql('SELECT 1 FROM "ItemResult" WHERE "runId" = $1', [runs.going]);
  await expect.poll(async () => (await done()).length, { interval: 20 }).toBeGreaterThan(0);
  goOn = await holdExecutors(process.pid);
  await expect.poll(async () => (await heard()).join('\n')).toMatch(/of 150 photos/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await goOn();
  await expect.poll(heard).toContain('Stopped');
  // Not more often than every five seconds.
  expect((await heard()).length).toBeLessThan(6 + (performance.now() - since) / 5_000);
});
