// The editor and the history of a workflow, without eyes and without a mouse: canvas, list of steps, every dialog and menu, a
// wire on its way; and what is said aloud while one works.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../support/accessibility';
import { jsonBody, photoForm } from '../support/api';
import { hears, startTestApp, type TestApp } from '../support/app';
import { countWorkflow } from '../support/count-workflow';
import { workflow } from '../support/graphs';
import { type Eyes, lookAt, openEyes, type Say, type Sight } from '../support/sights';
import { ROOT } from '../support/sources';

let app: TestApp;
let eyes: Eyes;
const ids = { count: '', broken: '', shelf: '', twice: '', run: '' };

const create = async (graph: unknown): Promise<string> =>
  String((await app.api.call('POST', '/workflows', jsonBody(graph))).json.id);

beforeAll(async () => {
  app = await startTestApp();
  const { call } = app.api;
  ids.count = await create(countWorkflow());
  ids.twice = await create(countWorkflow());
  ids.broken = await create(workflow({ photos: 'load', number: 'count' }));
  ids.shelf = String((await call('POST', '/templates/shelf-count/workflows')).json.id);
  const bytes = await readFile(join(ROOT, 'templates/shelf-count/samples/apple.jpg'));
  const photos = photoForm([{ name: 'apple.jpg', bytes }]);
  ids.run = String((await call('POST', `/workflows/${ids.shelf}/runs?wait=60`, photos)).json.id);
  await call('POST', `/workflows/${ids.count}/publish`);
  eyes = await openEyes(app, /_rsc=|409|ERR_INTERNET_DISCONNECTED|Failed to fetch/);
});
afterAll(async () => {
  await eyes?.close();
  await app?.close();
});

const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 760;
const step = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);
const port = (page: Page, id: string, name: string): Locator =>
  page.locator(`.react-flow__handle[data-nodeid="${id}"][data-handleid="${name}"]`);

/** The canvas, or on a phone the list of steps. */
async function opened(page: Page, say: Say): Promise<void> {
  const name = say(isPhone(page) ? 'panels.outline.title' : 'editor.canvas');
  await page.getByRole('region', { name, exact: true }).waitFor();
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  for (const [at, end] of [from, to].entries()) {
    // Once it has come to rest: the canvas glides.
    if (at === 0) await end.hover({ trial: true });
    const box = await end.boundingBox();
    if (!box) throw new Error('it is not on the screen');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
    if (at === 0) await page.mouse.down();
    else await page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2 + 1);
  }
}

/** Tried on its photos too. */
async function tried(page: Page, say: Say): Promise<void> {
  await opened(page, say);
  if (isPhone(page)) return;
  await page
    .getByRole('button', { name: /^Photo 1 of/ })
    .first()
    .waitFor();
}

/** A key on a step of the canvas opens something. */
const byKey =
  (id: string, key: string, seen: (page: Page) => Locator): Sight['reach'] =>
  async (page, say) => {
    await opened(page, say);
    await step(page, id).focus();
    await page.keyboard.press(key);
    await seen(page).waitFor();
  };
const dialog = (page: Page) => page.getByRole('dialog');
const close: Sight['leave'] = (page) => page.keyboard.press('Escape');
const onCount = () => `/w/${ids.count}/edit`;

const SIGHTS: Readonly<Record<string, Sight>> = {
  editor: { path: onCount, reach: tried, canvas: true, phone: true, tabs: 'editor' },
  // Two steps fit without being made smaller.
  'editor in actual size': { path: () => `/w/${ids.broken}/edit`, reach: opened, actualSize: true },
  'a step chosen': {
    path: onCount,
    canvas: true,
    phone: true,
    tabs: 'editor-step',
    async reach(page, say) {
      await opened(page, say);
      if (isPhone(page)) await page.locator('[data-step="find"] button[aria-expanded]').click();
      else {
        await step(page, 'find').focus();
        await page.keyboard.press('Enter');
      }
      await page.getByRole('slider').first().waitFor();
    },
  },
  'adding a step': {
    path: onCount,
    reach: byKey('find', 'n', (page) => page.getByRole('option').first()),
    leave: close,
  },
  'menu of a step': {
    path: onCount,
    reach: byKey('find', 'Shift+F10', (page) => page.getByRole('menuitem').first()),
    leave: close,
  },
  keys: { path: onCount, reach: byKey('find', '?', dialog), leave: close },
  'finding a step': { path: onCount, reach: byKey('find', 'Control+f', dialog), leave: close },
  problems: {
    path: () => `/w/${ids.broken}/edit`,
    canvas: true,
    async reach(page, say) {
      await opened(page, say);
      await page
        .getByText(say('panels.problems.count', { count: 1 }))
        .first()
        .waitFor();
    },
  },
  'a wire on its way that does not fit': {
    path: () => `/w/${ids.broken}/edit`,
    canvas: true,
    async reach(page, say) {
      await opened(page, say);
      await drag(page, port(page, 'photos', 'image'), port(page, 'number', 'detections'));
      await page
        .getByText(/needs:? found objects/)
        .first()
        .waitFor();
    },
    leave: (page) => page.mouse.up(),
  },
  'a wire refused': {
    path: () => `/w/${ids.broken}/edit`,
    async reach(page, say) {
      await opened(page, say);
      await drag(page, port(page, 'photos', 'image'), port(page, 'number', 'detections'));
      await page.mouse.up();
      await page.getByRole('alertdialog').waitFor();
    },
    leave: close,
  },
  'only to look at': { path: () => `${onCount()}?view=1`, reach: opened, canvas: true },
  'a run on its canvas': {
    path: () => `/w/${ids.shelf}/edit?run=${ids.run}`,
    reach: opened,
    canvas: true,
  },
  'steps as a list': {
    path: onCount,
    tabs: 'editor-list',
    async reach(page, say) {
      await opened(page, say);
      await page.getByRole('button', { name: say('editor.asList') }).click();
      await page.getByRole('region', { name: say('panels.outline.title'), exact: true }).waitFor();
      // Its buttons say how the trial went.
      await page
        .locator('[data-step="keep"]')
        .getByText(/\d kept/)
        .waitFor();
    },
  },
  'connecting in the list': {
    phone: true,
    path: () => `/w/${ids.broken}/edit`,
    async reach(page, say) {
      await opened(page, say);
      if (!isPhone(page)) await page.getByRole('button', { name: say('editor.asList') }).click();
      await page.locator('[data-step="number"] button[aria-expanded]').first().click();
      await page
        .locator('[data-step="number"]')
        .getByRole('button', { name: say('panels.outline.connectInput') })
        .first()
        .click();
      await dialog(page).waitFor();
    },
    leave: close,
  },
  'changed in two places': {
    path: () => `/w/${ids.twice}/edit`,
    async reach(page, say) {
      await opened(page, say);
      // Who changed nothing yet simply gets what others change.
      await page.context().setOffline(true);
      await page
        .getByRole('textbox', { name: say('editPage.name') })
        .first()
        .fill('Mine');
      await page.keyboard.press('Enter');
      const { json } = await app.api.call('GET', `/workflows/${ids.twice}`);
      const graph = { ...countWorkflow(), name: `Theirs ${String(json.revision)}` };
      await app.api.call('PUT', `/workflows/${ids.twice}`, jsonBody({ graph, revision: json.revision }));
      await page.context().setOffline(false);
      await dialog(page).waitFor();
    },
    leave: (page, say) => page.getByRole('button', { name: say('editPage.conflict.takeTheirs') }).click(),
  },
  versions: {
    path: () => `/w/${ids.count}/versions`,
    reach: (page, say) => page.getByRole('heading', { name: say('versions.compare') }).waitFor(),
    phone: true,
    tabs: 'versions',
  },
};

lookAt(SIGHTS, () => eyes);

test('what is done is said: a step added, a wire drawn, a wire refused and why, saved, undone', async () => {
  const { page } = eyes.wide;
  await page.goto(`/w/${await create(workflow({ photos: 'load', number: 'count' }))}/edit`);
  await hears(page);
  await page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  const heard = await listen(page);
  const says = (sentence: string) => expect.poll(heard).toContain(sentence);
  const press = async (id: string, name: string) => {
    await port(page, id, name).focus();
    await page.keyboard.press('Enter');
  };
  await press('photos', 'image');
  await says('Drawing a wire. Go to another port and press Enter, or Escape to stop.');
  await press('number', 'detections');
  await expect.poll(async () => (await heard()).join('\n')).toMatch(/Not possible\. .*needs:? found objects/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add Find objects' }).press('Enter');
  await says('Added Find objects');
  await press('photos', 'image');
  await press('detect', 'image');
  await says('Connected Photos to Find objects');
  await says('Saved');
  await page.keyboard.press('Control+z');
  await says('Undone: Connected Photos to Find objects');
});

test('a dialog of the editor keeps the focus, and gives it back to the step', async () => {
  const { page } = eyes.wide;
  await page.goto(onCount());
  await hears(page);
  await page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  const keep = step(page, 'keep');
  const lost: string[] = [];
  for (const key of ['?', 'Shift+F10', 'n', 'Control+f']) {
    await keep.focus();
    await page.keyboard.press(key);
    const window = page.locator('[role=dialog],[role=menu],[role=listbox]').first();
    await window.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await window.waitFor({ state: 'detached' });
    const back = await page
      .waitForFunction(() => document.activeElement?.getAttribute('data-id') === 'keep', null, { timeout: 15_000 })
      .catch(() => null);
    if (!back) lost.push(key);
  }
  expect(lost).toEqual([]);
});

test('in the colours a person forces on every page, what is chosen, ports and wires can still be told apart', async () => {
  const { page } = eyes.wide;
  await page.goto(onCount());
  await hears(page);
  await page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  await step(page, 'find').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('slider').first().waitFor();
  await page.emulateMedia({ forcedColors: 'active' });
  const look = (locator: Locator) =>
    locator.evaluate((element) => {
      const { backgroundColor, borderTopColor, outlineStyle, stroke, fill } = getComputedStyle(element);
      return { backgroundColor, borderTopColor, outlineStyle, stroke, fill };
    });
  const canvas = await look(page.locator('.react-flow'));
  const tab = page.getByRole('tab', { selected: true });
  const others = page.getByRole('tab', { selected: false });
  expect((await look(tab)).backgroundColor).not.toBe((await look(others.first())).backgroundColor);
  expect(await look(step(page, 'find').locator('[data-selected]').first())).toMatchObject({
    outlineStyle: 'solid',
  });
  const wire = await look(page.locator('.react-flow__edge-path').first());
  expect([canvas.backgroundColor, 'none', 'rgba(0, 0, 0, 0)']).not.toContain(wire.stroke);
  const shape = await look(port(page, 'find', 'image').locator('svg path').first());
  expect([canvas.backgroundColor, 'none', 'rgba(0, 0, 0, 0)']).not.toContain(shape.stroke);
  await page.emulateMedia({ forcedColors: 'none' });
});
