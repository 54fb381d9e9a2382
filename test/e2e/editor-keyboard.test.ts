// The editor by keys alone in a real browser: a workflow from nothing to a workbook, wires included, without one call of the
// mouse; and keys typed into a field never reach the canvas.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app';
import { downloadBy, EMPTY_WORKFLOW, openEditor, ROW, SHELF_SAMPLES, typesOf, wiresOf } from '../support/editor-page';
import { arrowTo, countHands, isFocused, tabTo, whenAlive } from '../support/hands';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

const PHOTOS = ['shelf-full.jpg', 'shelf-gaps.jpg', 'shelf-mixed.jpg'];
const expected = /_rsc=|404 \(Not Found\)/;

const port = (page: Page, name: RegExp) => page.getByRole('button', { name });
const focusedStep = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? null);
const stepFocused = (page: Page, id: string) => expect.poll(() => focusedStep(page)).toBe(id);

/** Types into the list that has just opened and takes the first of what it shows. */
async function choose(page: Page, list: string, step: string) {
  const search = page.getByRole('combobox', { name: list });
  await search.waitFor();
  await expect.poll(() => isFocused(search)).toBe(true);
  await page.keyboard.type(step);
  await page.getByRole('option', { name: new RegExp(`^${step}`) }).waitFor();
  await page.keyboard.press('Enter');
}

async function addFromPalette(page: Page, step: string) {
  const search = page.getByRole('textbox', { name: 'Search steps' });
  await tabTo(page, search, 'Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(step);
  await page.keyboard.press('Enter');
}

test('load, detect, filter, count and export without a mouse: wired, set, undone, done again, run, downloaded', async () => {
  const { page, saved, complaints, close } = await openEditor(app, EMPTY_WORKFLOW, { expected });
  const hands = await countHands(page);
  const { keyboard } = page;
  await whenAlive(page.getByRole('textbox', { name: 'Search steps' }));

  await addFromPalette(page, 'Photos');
  await stepFocused(page, 'load');
  // What comes after a port.
  await tabTo(page, port(page, /^Out: Photo of Photos/));
  await keyboard.press('n');
  await choose(page, 'What comes next?', 'Find objects');
  await stepFocused(page, 'detect');
  // A step by itself, and a wire taken up at one port and set down at the other.
  // Typed on without waiting for the list: no letter is lost, and none reaches the step.
  await Promise.all([keyboard.press('n'), keyboard.type('Keep only')]);
  await page.getByRole('option', { name: /^Keep only/ }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Add a step' }).inputValue()).toBe('Keep only');
  await keyboard.press('Enter');
  await stepFocused(page, 'filter');
  await tabTo(page, port(page, /^Out: Found objects of Find objects/), 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, port(page, /^In: Found objects of Keep only/));
  await keyboard.press('Enter');
  await expect.poll(async () => wiresOf(await saved())).toContain('detect.detections -> filter.detections');
  // A wire chosen from a list.
  await addFromPalette(page, 'Count');
  await stepFocused(page, 'count');
  // The second key comes before the menu has the focus: it closes nothing, and the step stays as it is.
  await Promise.all([keyboard.press('c'), keyboard.press('Delete')]);
  const wanted = page.getByRole('menuitem', { name: 'From Keep only, Kept, to Count, Found objects' });
  await wanted.waitFor();
  await arrowTo(page, wanted);
  await keyboard.press('Enter');
  await stepFocused(page, 'count');
  await tabTo(page, port(page, /^Out: Numbers by kind of Count/));
  await keyboard.press('+');
  await choose(page, 'What comes next?', 'Save');
  await stepFocused(page, 'export');
  // Back along the wires to a setting.
  for (const id of ['count', 'filter']) {
    await keyboard.press('ArrowLeft');
    await stepFocused(page, id);
  }
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('slider', { name: 'How sure must it be?' }));
  await keyboard.press('ArrowRight');
  await keyboard.press('Escape');
  await stepFocused(page, 'filter');

  await expect.poll(async () => wiresOf(await saved())).toEqual(ROW.wires);
  const built = await saved();
  expect(typesOf(built)).toEqual(ROW.types);
  const sure = () => saved().then(({ nodes }) => nodes.find(({ id }) => id === 'filter')?.config.minScore);
  await expect.poll(sure).toBe(0.51);
  const whole = await saved();

  // What works everywhere works while nothing has the focus, as after a click beside everything.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const nothing = page.getByRole('button', { name: 'Nothing to undo' });
  for (let turn = 0; turn < 30 && (await nothing.count()) === 0; turn++) await keyboard.press('Control+z');
  await expect.poll(async () => (await saved()).nodes).toEqual([]);
  expect((await saved()).edges).toEqual([]);
  const end = page.getByRole('button', { name: 'Nothing to redo' });
  for (let turn = 0; turn < 30 && (await end.count()) === 0; turn++) await keyboard.press('Control+Shift+z');
  await expect.poll(saved).toEqual(whole);

  await keyboard.press('Control+Enter');
  await page.waitForURL(/\/run$/);
  const photos = page.getByRole('button', { name: 'Choose photos' });
  await whenAlive(photos);
  // Asked for first: a key is quicker than the browser's promise to hand the dialog over.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    tabTo(page, photos).then(() => keyboard.press('Enter')),
  ]);
  await chooser.setFiles(PHOTOS.map((name) => join(SHELF_SAMPLES, name)));
  await page.getByRole('heading', { name: '3 photos' }).waitFor();
  await keyboard.press('Control+Enter');
  const excel = page.getByRole('link', { name: /^Excel/ });
  await tabTo(page, excel);
  const { path } = await downloadBy(page, () => keyboard.press('Enter'));
  const [head = [], ...rows] = await readSheet(path, 'Photos');
  const labels = head.slice(head.indexOf('reason') + 1).map((_, at) => head.indexOf('reason') + 1 + at);
  const inBook = rows.flatMap((row) => labels.map((at) => Number(row[at] ?? 0)));
  const total = inBook.reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(5);
  // The files are there a moment before the page has read the last photos.
  await expect.poll(async () => Number(await page.locator('[data-total]').textContent())).toBe(total);
  expect(hands.clicks).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

/** Runs in the page: what kind of field has the focus. */
function focusedField() {
  const field = document.activeElement;
  const kind = field?.getAttribute('type') ?? null;
  return { kind, control: [field?.tagName, kind, field?.getAttribute('role')].join(' ') };
}

const KEYS = ['Backspace', 'Control+Backspace', 'Shift+Backspace', 'Delete', 'ArrowLeft', 'ArrowUp', 'Alt+ArrowRight'];

test('keys typed into any field of the panel change no step, no wire and no place', async () => {
  const types = ['load', 'detect', 'filter', 'count', 'export'];
  const graph = {
    ...EMPTY_WORKFLOW,
    nodes: types.map((type) => ({ id: type, type })),
    edges: [
      { id: 'a', source: 'load', sourceHandle: 'image', target: 'detect', targetHandle: 'image' },
      { id: 'c', source: 'detect', sourceHandle: 'detections', target: 'filter', targetHandle: 'detections' },
    ],
    layout: Object.fromEntries(types.map((type, at) => [type, { x: 260 * (at % 4), y: 320 * Math.floor(at / 4) }])),
  };
  const { page, saved, complaints, close } = await openEditor(app, graph, { expected });
  const { keyboard } = page;
  await page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  const before = await saved();
  const undo = page.getByRole('button', { name: /^Undo: / });
  const redo = page.getByRole('button', { name: /^Redo: / });
  let fields = 0;
  const known = new Set<string>();
  for (const type of types) {
    await page.locator(`.react-flow__node[data-id="${type}"]`).focus();
    await keyboard.press('Space');
    const panel = page.getByRole('complementary', { name: 'Settings' });
    await panel.getByRole('textbox', { name: 'Name of this step' }).waitFor();
    const more = panel.getByRole('button', { name: /more setting/ });
    if ((await more.count()) > 0) await more.press('Enter');
    const inputs = panel.locator('input:visible, textarea:visible, select:visible, [role=slider]:visible');
    for (let at = 0; at < (await inputs.count()); at++) {
      if (await inputs.nth(at).isDisabled()) continue;
      fields++;
      await inputs.nth(at).focus();
      // What was nth a moment ago may be another field by now: some come when the panel has learned what there is.
      const { kind, control } = await page.evaluate(focusedField);
      await keyboard.type('dnc');
      // The first of each kind of control in a step gets all of them, its like those that would do most harm.
      const keys = known.has(`${type} ${control}`) ? ['Delete', 'ArrowLeft'] : KEYS;
      known.add(`${type} ${control}`);
      for (const key of keys) await keyboard.press(key);
      // A tick has no undo of its own: there it is the editor's, as anywhere else beside a field.
      if (kind !== 'checkbox' && kind !== 'radio') await keyboard.press('Control+z');
      expect(await redo.count()).toBe(0);
      expect(await page.getByRole('combobox', { name: 'Add a step' }).count()).toBe(0);
      await keyboard.press('Escape');
    }
    await page.locator(`.react-flow__node[data-id="${type}"]`).focus();
    await keyboard.press('Space');
  }
  expect(fields).toBeGreaterThan(15);
  expect(await undo.count()).toBe(1);
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  const after = await saved();
  const shape = ({ nodes, edges, layout }: typeof after) => ({
    nodes: nodes.map(({ id, type, disabled }) => ({ id, type, disabled })),
    edges,
    layout,
  });
  expect(shape(after)).toEqual(shape(before));
  expect(after.nodes).not.toEqual(before.nodes);
  expect(complaints).toEqual([]);
  await close();
});
