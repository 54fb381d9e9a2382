// The editor by mouse in a real browser: a workflow from nothing to a table, a wire that is refused and mended, everything undone.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app';
import { drawnCards, watchDrawings } from '../support/count-drawings';
import { EMPTY_WORKFLOW, openEditor, ROW, SHELF_SAMPLES, typesOf, wiresOf } from '../support/editor-page';
import { whenAlive } from '../support/hands';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

/** Pages are asked for ahead; one that is left before it came is no complaint. */
const open = async (graph: object) => {
  const visit = await openEditor(app, graph, { expected: /_rsc=|404 \(Not Found\)/ });
  await visit.page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  return visit;
};

const step = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const grip = (page: Page, id: string, port: string, side: 'source' | 'target') =>
  page.locator(`.react-flow__handle.${side}[data-nodeid="${id}"][data-handleid="${port}"]`);

/** Once it has come to rest: the canvas glides. */
async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.hover({ trial: true });
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Real moves, many of them: a drag begins only after some pixels. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }, drop = true) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  if (drop) await page.mouse.up();
}

test('load, detect, filter, count and export from an empty canvas: tried, undone, done again, and run', async () => {
  const { page, saved, complaints, close } = await open(EMPTY_WORKFLOW);
  await page.getByRole('button', { name: 'Add Photos' }).last().click();
  await step(page, 'load').waitFor();

  // Dragged in from the list of steps, then wired by hand.
  const photos = await step(page, 'load').boundingBox();
  if (!photos) throw new Error('no photos');
  const item = page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Add Find objects' });
  await drag(page, await middleOf(item), { x: photos.x + photos.width + 160, y: photos.y + 40 });
  await step(page, 'detect').waitFor();
  await drag(
    page,
    await middleOf(grip(page, 'load', 'image', 'source')),
    await middleOf(grip(page, 'detect', 'image', 'target')),
  );

  // A wire dropped on the empty canvas asks what comes next, and joins it.
  const found = await middleOf(grip(page, 'detect', 'detections', 'source'));
  await drag(page, found, { x: found.x - 60, y: found.y + 160 });
  await page.getByRole('option', { name: /Keep only/ }).click();
  await step(page, 'filter').waitFor();

  // The plus at an output.
  await page.keyboard.press('1');
  await grip(page, 'filter', 'kept', 'source').hover();
  await page.getByRole('button', { name: 'Add a step after Kept of Keep only' }).click();
  await page.getByRole('option', { name: /^Count/ }).click();
  await step(page, 'count').waitFor();

  // A click in the list of steps, and a wire from the table.
  await page.getByRole('button', { name: 'Add Save' }).click();
  await step(page, 'export').waitFor();
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await drag(
    page,
    await middleOf(grip(page, 'count', 'table', 'source')),
    await middleOf(grip(page, 'export', 'table', 'target')),
  );
  await page.getByText('Saved', { exact: true }).waitFor();

  await expect.poll(async () => wiresOf(await saved())).toEqual(ROW.wires);
  expect(typesOf(await saved())).toEqual(ROW.types);

  // Tried by itself, on the photos of the first template: that of its card comes first, then the others in order.
  await page.getByRole('button', { name: 'Photo 1 of 5' }).waitFor();
  const next = page.getByRole('button', { name: 'Next photo' });
  for (let turn = 0; turn < 3; turn++) await next.click();
  await page.getByRole('button', { name: 'Photo 4 of 5' }).waitFor();
  const badge = step(page, 'filter').getByText(/^\d+ kept/);
  await badge.waitFor();
  const tried = Number.parseInt((await badge.textContent()) ?? '', 10);
  expect(tried).toBeGreaterThan(3);

  const undo = page.getByRole('button', { name: /^Undo: / });
  // Another setting of a step that only the worker can tell of: what it answers takes the place of what was.
  await step(page, 'detect').click();
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('ArrowRight');
  await step(page, 'load').getByText('unchanged').waitFor();
  await expect.poll(() => page.getByText('out of date').count()).toBe(0);
  await undo.click();

  const words: string[] = [];
  while ((await undo.count()) > 0) {
    words.push((await undo.getAttribute('aria-label')) ?? '');
    await undo.click();
  }
  expect(words[0]).toBe('Undo: Connected Count to Save');
  expect(words.at(-1)).toBe('Undo: Added Photos');
  await expect.poll(async () => (await saved()).nodes).toEqual([]);
  expect((await saved()).edges).toEqual([]);
  const redo = page.getByRole('button', { name: /^Redo: / });
  while ((await redo.count()) > 0) await redo.click();
  await expect.poll(async () => wiresOf(await saved())).toEqual(ROW.wires);

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await whenAlive(page.getByRole('button', { name: 'Choose photos' }));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose photos' }).click(),
  ]);
  const names = (await readdir(SHELF_SAMPLES)).sort();
  await chooser.setFiles(names.map((name) => join(SHELF_SAMPLES, name)));
  await page.getByRole('heading', { name: `${names.length} photos` }).waitFor();
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await page.getByRole('link', { name: /^Excel/ }).waitFor();
  // The files are there a moment before the page has read the last photos.
  await expect.poll(async () => Number(await page.locator('[data-total]').textContent())).toBeGreaterThan(tried);
  await page.getByText('By photo', { exact: true }).click();
  const row = page.getByRole('table', { name: 'By photo' }).getByRole('row', { name: names[2] });
  await expect.poll(async () => Number(await row.getByRole('cell').first().textContent())).toBe(tried);
  expect(complaints).toEqual([]);
  await close();
});

test('a wire that does not fit says why while it hovers, and the step between is one click away', async () => {
  const graph = {
    ...EMPTY_WORKFLOW,
    nodes: [
      { id: 'load', type: 'load' },
      { id: 'count', type: 'count' },
    ],
    layout: { load: { x: 0, y: 0 }, count: { x: 700, y: 0 } },
  };
  const { page, saved, complaints, close } = await open(graph);
  await drag(
    page,
    await middleOf(grip(page, 'load', 'image', 'source')),
    await middleOf(grip(page, 'count', 'detections', 'target')),
    false,
  );
  await page.getByText('“Photos” gives: photo. “Count” needs: found objects.').first().waitFor();
  await page.mouse.up();
  const card = page.getByRole('alertdialog');
  await card.getByText('Put “Find objects” between them.').waitFor();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });

  await drag(
    page,
    await middleOf(grip(page, 'load', 'image', 'source')),
    await middleOf(grip(page, 'count', 'detections', 'target')),
  );
  await page.getByRole('alertdialog').getByRole('button', { name: 'Insert “Find objects”' }).click();
  await expect
    .poll(async () => wiresOf(await saved()))
    .toEqual(['detect.detections -> count.detections', 'load.image -> detect.image']);
  expect(complaints).toEqual([]);
  await close();
});

test('a drag of several steps is one edit, and keys typed into a field leave the canvas alone', async () => {
  const graph = {
    ...EMPTY_WORKFLOW,
    nodes: [
      { id: 'load', type: 'load' },
      { id: 'detect', type: 'detect' },
    ],
    layout: { load: { x: 0, y: 0 }, detect: { x: 400, y: 0 } },
  };
  const { page, saved, complaints, close } = await open(graph);
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('Control+a');
  const from = await middleOf(step(page, 'load'));
  await drag(page, from, { x: from.x + 120, y: from.y + 80 });
  await page.getByRole('button', { name: 'Undo: Moved 2 steps' }).waitFor();
  await expect.poll(async () => (await saved()).layout.load).not.toEqual({ x: 0, y: 0 });

  const before = await saved();
  const search = page.getByRole('textbox', { name: 'Search steps' });
  await search.focus();
  for (const key of ['d', 'n', 'Backspace', 'Control+Backspace', 'Delete', 'ArrowLeft', 'Shift+s'])
    await page.keyboard.press(key);
  // Had anything changed, there would be more to undo, and something to save.
  await page.getByRole('button', { name: 'Undo: Moved 2 steps' }).waitFor();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  expect(await saved()).toEqual(before);
  expect(complaints).toEqual([]);
  await close();
});

test('of 40 steps a drag draws only the one that is dragged', async () => {
  const nodes = Array.from({ length: 40 }, (_, at) => ({ id: `n${at}`, type: at === 0 ? 'load' : 'detect' }));
  const edges = nodes
    .slice(1)
    .map(({ id }) => ({ source: 'n0', sourceHandle: 'image', target: id, targetHandle: 'image' }));
  const layout = Object.fromEntries(
    nodes.map(({ id }, at) => [id, { x: 280 * (at % 8), y: 300 * Math.floor(at / 8) }]),
  );
  const { page, complaints, close } = await open({ ...EMPTY_WORKFLOW, nodes, edges, layout });
  await watchDrawings(page);
  await page.reload();
  // The trial of a graph this large is over when every card has what it gives.
  await page.locator('.react-flow__node [data-state="done"]').nth(39).waitFor();
  const from = await middleOf(step(page, 'n12'));
  expect((await drawnCards(page)).length).toBeGreaterThanOrEqual(40);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 120, from.y + 60, { steps: 12 });
  expect([...new Set(await drawnCards(page))]).toEqual(['n12']);
  await page.mouse.up();
  await page.getByRole('button', { name: /^Undo: Moved/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
