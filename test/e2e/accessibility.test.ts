// Every page and state in a real browser, without eyes or mouse: axe finds nothing, Tab goes where the reading goes, nothing runs
// off a small screen. One server for all; each page is opened once and then looked at in every light.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, overflow, smallTargets, sticksOut, tabOrder } from '../support/accessibility';
import { photoForm } from '../support/api';
import { startTestApp, type TestApp, type Visit } from '../support/app';
import { ROOT } from '../support/sources';

const SAMPLES = join(ROOT, 'templates/shelf-count/samples');
const GERMAN = { name: 'lensgraph-language', value: 'de' };

let app: TestApp;
let visit: Visit;
let workflow = '';
let run = '';

beforeAll(async () => {
  app = await startTestApp();
  const { call } = app.api;
  workflow = String((await call('POST', '/templates/shelf-count/workflows')).json.id);
  const shelf = { name: 'shelf.jpg', bytes: await readFile(join(SAMPLES, 'shelf-full.jpg')) };
  const text = { name: 'text.jpg', bytes: Buffer.from('no photo') };
  run = String((await call('POST', `/workflows/${workflow}/runs?wait=60`, photoForm([shelf, text]))).json.id);
  visit = await app.visit();
});
afterAll(() => app?.close());

interface Sight {
  readonly path: () => string;
  /** Stands there when the page is whole. */
  readonly whole: (page: Page) => Promise<unknown>;
  /** Brings the page into the state that is meant. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const heading = (page: Page, level = 1) => page.getByRole('heading', { level }).first().waitFor();

const SIGHTS: Readonly<Record<string, Sight>> = {
  home: { path: () => '/', whole: (page) => page.getByRole('article').first().waitFor() },
  'home, menu open': {
    path: () => '/',
    whole: (page) => page.getByRole('article').first().waitFor(),
    act: async (page) => {
      await page.locator('[aria-haspopup=menu]').first().click();
      await page.getByRole('menuitemradio').first().waitFor();
    },
  },
  nowhere: { path: () => '/nowhere', whole: heading },
  'app view': { path: () => `/w/${workflow}/run`, whole: heading },
  result: { path: () => `/runs/${run}`, whole: heading },
  'photo, large': {
    path: () => `/runs/${run}?photo=0`,
    whole: (page) => page.getByRole('dialog').waitFor(),
  },
};

/** What is wrong in the page as it is now, in every light and on every screen. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  const look = async (how: string, rules?: string[]) => {
    for (const fault of await axeFaults(page, rules)) found.push(`${how}: ${fault}`);
  };
  await look('light');
  for (const each of await smallTargets(page)) found.push(`too small: ${each}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await overflow(page);
  if (over > 0) found.push(`320 px: ${over} px run off the screen: ${await sticksOut(page)}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

test.each(Object.entries(SIGHTS))('%s is clean in every light and on a small screen', async (_name, sight) => {
  const { page, context } = visit;
  const found: string[] = [];
  for (const locale of ['en', 'de'] as const) {
    await context.clearCookies();
    if (locale === 'de') {
      await context.addCookies([{ ...GERMAN, url: app.api.url }]);
      await page.setViewportSize({ width: 390, height: 844 });
    }
    await page.goto(sight.path());
    await sight.whole(page);
    await sight.act?.(page);
    if (locale === 'en') found.push(...(await faults(page)));
    else {
      for (const fault of await axeFaults(page)) found.push(`German, 390 px: ${fault}`);
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      const over = await overflow(page);
      if (over > 0) found.push(`German, 390 px: ${over} px run off the screen`);
    }
  }
  await context.clearCookies();
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(found).toEqual([]);
});

test.each(['home', 'app view', 'result'])('%s: Tab goes where the reading goes, and comes back', async (name) => {
  const sight = SIGHTS[name];
  if (!sight) throw new Error(`no sight "${name}"`);
  const { page } = visit;
  await page.goto(sight.path());
  await sight.whole(page);
  const stops = await tabOrder(page);
  await expect(`${stops.join('\n')}\n`).toMatchFileSnapshot(`tab-order/${name.replace(' ', '-')}.txt`);
});
