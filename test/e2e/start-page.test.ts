// The start page in a real browser: nothing it needs is refused by its own policy, it speaks both languages, it stays whole.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

test('cards, readiness and an empty list of runs that says what to do', async () => {
  const { page, complaints, close } = await app.visit();
  await page.getByText('Ready', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Count products on a shelf' }).waitFor();
  await page.getByText('what comes of it appears here').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a run started elsewhere appears by itself', async () => {
  const { page, complaints, close } = await app.visit({ scheme: 'dark' });
  await page.getByText('what comes of it appears here').waitFor();
  const other = await app.visit();
  await other.page.getByRole('article').first().getByRole('button', { name: 'Try with sample photos' }).click();
  await page.getByText('Done', { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
  await other.close();
  await close();
});

test('language and look are chosen in one menu and stay', async () => {
  const { page, complaints, close } = await app.visit();
  await page.getByRole('button', { name: 'Language and look' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Was möchten Sie tun?' }).waitFor();
  await page.getByRole('button', { name: 'Sprache und Aussehen' }).click();
  await page.getByRole('menuitemradio', { name: 'Dunkel' }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Was möchten Sie tun?' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  expect(complaints).toEqual([]);
  await close();
});

test.each([
  [1440, 'light'],
  [1024, 'dark'],
  [390, 'light'],
  [320, 'dark'],
] as const)('nothing is cut off or overflows at %i px', async (width, scheme) => {
  const { page, complaints, close } = await app.visit({ width, scheme, locale: 'de' });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await close();
});

test('an address where nothing is says so, and leads back', async () => {
  const { page, close } = await app.visit({ path: '/nowhere' });
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await page.getByRole('heading', { name: 'What do you want to do?' }).waitFor();
  await close();
});
