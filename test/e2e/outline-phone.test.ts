// The editor on a phone, in German, by touch: a workflow from nothing to a workbook through the outline, undone and done again.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app';
import { downloadBy, EMPTY_WORKFLOW, openEditor, ROW, SHELF_SAMPLES, typesOf, wiresOf } from '../support/editor-page';
import { whenAlive } from '../support/hands';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

const PHOTOS = ['shelf-full.jpg', 'shelf-gaps.jpg', 'shelf-mixed.jpg'];

const step = (page: Page, title: string) => page.getByRole('listitem').filter({ has: head(page, title) });
const head = (page: Page, title: string) => page.getByRole('heading', { name: new RegExp(`^${title}`) });
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).tap();

/** From the list that has just opened; the new step opens and has the focus. */
async function choose(page: Page, title: string) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: new RegExp(`^${title}`) }).tap();
  await dialog.waitFor({ state: 'detached' });
  const button = head(page, title).getByRole('button');
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await button.getAttribute('aria-expanded')).toBe('true');
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('laden, finden, auswählen, zählen, speichern: gebaut, rückgängig, wiederholt, gestartet, heruntergeladen', async () => {
  const { page, saved, complaints, close } = await openEditor(app, EMPTY_WORKFLOW, {
    locale: 'de',
    width: 390,
    height: 844,
    hasTouch: true,
    expected: /_rsc=|404 \(Not Found\)/,
  });
  await page.getByText('Noch nichts da. Beginnen Sie mit den Fotos.').waitFor();
  await tap(page, 'Schritt hinzufügen');
  await choose(page, 'Fotos');
  await tap(page, 'Schritt nach Foto hinzufügen');
  await choose(page, 'Objekte finden');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  // A step by itself, then joined to another one.
  await page.getByRole('button', { name: 'Schritt hinzufügen', exact: true }).tap();
  await choose(page, 'Auswählen');
  await step(page, 'Auswählen').getByRole('button', { name: 'Wählen, woher Gefundene Objekte kommt' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Objekte finden: Gefundene Objekte' }).tap();
  await dialog.waitFor({ state: 'detached' });
  await step(page, 'Auswählen').getByRole('button', { name: 'Schritt nach Behalten hinzufügen' }).tap();
  await choose(page, 'Zählen');
  await step(page, 'Zählen').getByRole('button', { name: 'Schritt nach Anzahl je Art hinzufügen' }).tap();
  await choose(page, 'Speichern');
  await expect.poll(async () => wiresOf(await saved())).toEqual(ROW.wires);
  expect(typesOf(await saved())).toEqual(ROW.types);
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  const undo = page.getByRole('button', { name: /^Rückgängig: / });
  const words: string[] = [];
  while ((await undo.count()) > 0) {
    words.push((await undo.getAttribute('aria-label')) ?? '');
    await undo.tap();
  }
  expect(words).toContain('Rückgängig: Objekte finden mit Auswählen verbunden');
  await expect.poll(async () => (await saved()).nodes).toEqual([]);
  const redo = page.getByRole('button', { name: /^Wiederholen: / });
  while ((await redo.count()) > 0) await redo.tap();
  await expect.poll(async () => wiresOf(await saved())).toEqual(ROW.wires);

  await page.getByRole('button', { name: 'Starten', exact: true }).tap();
  await whenAlive(page.getByRole('button', { name: 'Fotos auswählen' }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, 'Fotos auswählen')]);
  await chooser.setFiles(PHOTOS.map((name) => join(SHELF_SAMPLES, name)));
  await page.getByRole('heading', { name: '3 Fotos' }).waitFor();
  await page.getByRole('button', { name: 'Zählen', exact: true }).tap();
  const excel = page.getByRole('link', { name: /^Excel/ });
  await excel.waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const { path } = await downloadBy(page, () => excel.tap());
  const rows = await readSheet(path, 'Summary');
  const labels = rows.slice(rows.findIndex(([what]) => what === 'photos failed') + 1);
  const total = labels.reduce((sum, [, count]) => sum + Number(count), 0);
  expect(total).toBeGreaterThan(5);
  // The files are there a moment before the page has read the last photos.
  await expect.poll(async () => Number(await page.locator('[data-total]').textContent())).toBe(total);
  expect(complaints).toEqual([]);
  await close();
});
