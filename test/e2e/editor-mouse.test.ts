// The editor by mouse in a real browser: a workflow from nothing to a table, a wire that is refused and mended, everything undone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Graph, parseGraph } from '../../src/core/graph';
import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

type Node = { id: string; type: string };
const EMPTY = { schemaVersion: 1, name: 'By mouse', nodes: [] as Node[], edges: [], layout: {} };

async function call<Answer>(page: Page, path: string, input: unknown, method: 'get' | 'post'): Promise<Answer> {
  const url = `${app.api.url}/api/trpc/${path}`;
  const answer =
    method === 'post'
      ? await page.request.post(url, { data: input, headers: { origin: app.api.url } })
      : await page.request.get(`${url}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const { result } = await answer.json();
  return result.data;
}

async function open(graph: object) {
  const visit = await app.visit({ path: '/', width: 1600, height: 1000 });
  const { id } = await call<{ id: string }>(visit.page, 'workflows.create', { graph }, 'post');
  await visit.page.goto(`/w/${id}/edit`);
  await visit.page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  const saved = async (): Promise<Graph> => {
    const { graph: json } = await call<{ graph: unknown }>(visit.page, 'workflows.get', { workflowId: id }, 'get');
    const { graph: read } = parseGraph(json);
    if (!read) throw new Error('the saved graph cannot be read');
    return read;
  };
  return { ...visit, saved };
}

const step = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const grip = (page: Page, id: string, port: string, side: 'source' | 'target') =>
  page.locator(`.react-flow__handle.${side}[data-nodeid="${id}"][data-handleid="${port}"]`);

async function middleOf(locator: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> {
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

const wires = (graph: Graph): string[] =>
  graph.edges.map((edge) => `${edge.source}.${edge.sourceHandle} -> ${edge.target}.${edge.targetHandle}`).sort();

test('load, detect, filter, count and export from an empty canvas, and everything undone', async () => {
  const { page, saved, complaints, close } = await open(EMPTY);
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
  await page.waitForTimeout(300);
  await grip(page, 'filter', 'kept', 'source').hover();
  await page.getByRole('button', { name: 'Add a step after Kept of Keep only' }).click();
  await page.getByRole('option', { name: /^Count/ }).click();
  await step(page, 'count').waitFor();

  // A click in the list of steps, and a wire from the table.
  await page.getByRole('button', { name: 'Add Save' }).click();
  await step(page, 'export').waitFor();
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.waitForTimeout(400);
  await drag(
    page,
    await middleOf(grip(page, 'count', 'table', 'source')),
    await middleOf(grip(page, 'export', 'table', 'target')),
  );
  await page.getByText('Saved', { exact: true }).waitFor();

  await expect
    .poll(async () => wires(await saved()))
    .toEqual([
      'count.table -> export.table',
      'detect.detections -> filter.detections',
      'filter.kept -> count.detections',
      'load.image -> detect.image',
    ]);
  expect((await saved()).nodes.map((node) => node.type).sort()).toEqual([
    'count',
    'detect',
    'export',
    'filter',
    'load',
  ]);

  const undo = page.getByRole('button', { name: /^Undo: / });
  const words: string[] = [];
  while ((await undo.count()) > 0) {
    words.push((await undo.getAttribute('aria-label')) ?? '');
    await undo.click();
  }
  expect(words[0]).toBe('Undo: Connected Count to Save');
  expect(words.at(-1)).toBe('Undo: Added Photos');
  await expect.poll(async () => (await saved()).nodes).toEqual([]);
  expect((await saved()).edges).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('a wire that does not fit says why while it hovers, and the step between is one click away', async () => {
  const graph = {
    ...EMPTY,
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
  await page.getByText('"Photos" gives photo, but "Count" needs found objects.').first().waitFor();
  await page.mouse.up();
  const card = page.getByRole('alertdialog');
  await card.getByText('Put "Find objects" between them.').waitFor();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });

  await drag(
    page,
    await middleOf(grip(page, 'load', 'image', 'source')),
    await middleOf(grip(page, 'count', 'detections', 'target')),
  );
  await page.getByRole('alertdialog').getByRole('button', { name: 'Insert "Find objects"' }).click();
  await expect
    .poll(async () => wires(await saved()))
    .toEqual(['detect.detections -> count.detections', 'load.image -> detect.image']);
  expect(complaints).toEqual([]);
  await close();
});

test('a drag of several steps is one edit, and keys typed into a field leave the canvas alone', async () => {
  const graph = {
    ...EMPTY,
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
  await page.waitForTimeout(1_300);
  expect(await saved()).toEqual(before);
  expect(complaints).toEqual([]);
  await close();
});
