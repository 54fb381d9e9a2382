// Lost-work drills in a real browser: whatever happens to the answer, the line, the page or a second tab while somebody
// edits, no edit is lost and the page says how things stand.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hears, startTestApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ worker: false });
});
afterAll(() => app?.close());

const SAVE = /\/api\/trpc\/[^?]*workflows\.update/;
/** What the browser itself writes down about a line or a server that is away. */
const AWAY = /Failed to load resource|ERR_|EventSource|50[023]|40[49]|Failed to fetch/;

async function newWorkflow(name: string): Promise<string> {
  const graph = { schemaVersion: 1, name, nodes: [{ id: 'photos', type: 'load' }], edges: [] };
  const { json } = await app.api.call('POST', '/workflows', {
    body: JSON.stringify({ graph }),
    headers: { 'content-type': 'application/json' },
  });
  return String(json.id);
}
const onServer = async (id: string): Promise<{ name: string; revision: number; steps: string[] }> => {
  const { json } = await app.api.call('GET', `/workflows/${id}`);
  const { name, revision, graph } = Object(json);
  return { name, revision, steps: graph.nodes.map(({ type }: { type: string }) => type) };
};

const expectSoon = <T>(read: () => Promise<T> | T) => expect.poll(read);

const canvas = (page: Page) => page.getByRole('region', { name: 'Canvas', exact: true });
const name = (page: Page) => page.getByRole('heading', { level: 1 }).getByRole('textbox');
const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
async function rename(page: Page, to: string): Promise<void> {
  await name(page).fill(to);
  await name(page).press('Enter');
}
async function open(workflow = 'Drill') {
  const id = await newWorkflow(workflow);
  const visit = await app.visit({ path: `/w/${id}/edit`, expected: AWAY });
  await canvas(visit.page).waitFor();
  return { id, ...visit };
}
/** Another tab of the same browser. */
async function secondTab(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/w/${id}/edit`);
  await hears(page);
  await canvas(page).waitFor();
  return page;
}
/** How many unsaved copies this browser keeps. */
const copies = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('lensgraph.unsaved.')).length);

test('an answer that comes late: what was changed meanwhile is saved after it', async () => {
  const { id, page, complaints, close } = await open();
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(SAVE, async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  await rename(page, 'First');
  await page.getByRole('status').getByText('Saving').waitFor();
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'First', revision: 2 });
  await rename(page, 'Second');
  answer();
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'Second', revision: 3 });
  await saved(page);
  expect(await name(page).inputValue()).toBe('Second');
  await expectSoon(() => copies(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a server that fails is tried again by itself; an answer that was lost makes no conflict with oneself', async () => {
  const { id, page, complaints, close } = await open();
  await page.route(SAVE, (route) => route.fulfill({ status: 500, body: 'Internal Server Error' }));
  await rename(page, 'Kept here');
  await page.getByText('Kept in this browser until Lensgraph answers again').waitFor();
  await expectSoon(() => copies(page)).toBe(1);
  // From now on it saves, but nobody hears of it.
  await page.unroute(SAVE);
  let lost = 0;
  await page.route(SAVE, async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await expectSoon(() => lost).toBe(1);
  await rename(page, 'Changed after that');
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'Changed after that', revision: 3 });
  await saved(page);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await expectSoon(() => copies(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('no network: the page says so, one goes on working, and it is saved when the line is back', async () => {
  const { id, page, context, complaints, close } = await open();
  await context.setOffline(true);
  await rename(page, 'Offline');
  await page.getByText('Kept in this browser until Lensgraph answers again').waitFor();
  await page.getByText('This computer is offline. What you do is kept in this browser').waitFor();
  await page.getByRole('button', { name: 'Add Find objects' }).click();
  await page.locator('.react-flow__node[data-id="detect"]').waitFor();
  expect((await onServer(id)).revision).toBe(1);
  // What says so goes away by itself.
  await Promise.all([page.getByText('The connection is back.').waitFor(), context.setOffline(false)]);
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'Offline', steps: ['load', 'detect'] });
  await saved(page);
  expect(complaints).toEqual([]);
  await close();
});

test('a reload in the middle of a save brings the edit back by itself, and it can be undone', async () => {
  const { id, page, complaints, close } = await open('Before');
  // Taking the route away would let what it holds go on.
  let holds = true;
  await page.route(SAVE, (route) => (holds ? undefined : route.continue()));
  await rename(page, 'In the middle');
  await page.getByRole('status').getByText('Saving').waitFor();
  // Not even left the field.
  await name(page).fill('In the middle of a word');
  await expectSoon(() => copies(page)).toBe(1);
  // The message stays for seconds, which a slow machine needs for the rest of the page.
  await page.reload({ waitUntil: 'commit' });
  holds = false;
  await page.getByText('Changes that were not saved yet were brought back.').waitFor();
  expect(await name(page).inputValue()).toBe('In the middle of a word');
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'In the middle of a word' });
  await expectSoon(() => copies(page)).toBe(0);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expectSoon(() => name(page).inputValue()).toBe('Before');
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'Before' });
  expect(complaints).toEqual([]);
  await close();
});

test('work that was left behind and overtaken is offered, never put over what is newer', async () => {
  const { id, page, complaints, close } = await open('Before');
  await page.route(SAVE, () => undefined);
  await rename(page, 'Left behind');
  await page.getByRole('status').getByText('Saving').waitFor();
  await page.goto('/help');
  const { revision } = await onServer(id);
  const change = { workflowId: id, revision, name: 'By a colleague' };
  const { origin } = new URL(app.api.url);
  await page.request.post('/api/trpc/workflows.update', { data: change, headers: { origin } });
  await page.unroute(SAVE);
  await page.goto(`/w/${id}/edit`);
  await hears(page);
  await page.getByText(/There are changes from .* that were never saved/).waitFor();
  expect(await name(page).inputValue()).toBe('By a colleague');
  // Working on does not write over what was found.
  await page.getByRole('button', { name: 'Add Find objects' }).click();
  await expectSoon(() => onServer(id)).toMatchObject({ steps: ['load', 'detect'] });
  await expectSoon(() => copies(page)).toBe(1);
  await page.reload();
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expectSoon(() => name(page).inputValue()).toBe('Left behind');
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'Left behind' });
  await expectSoon(() => copies(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('two tabs: each shows what the other saved; when both changed it, one chooses and both are kept', async () => {
  const { id, page: first, context, complaints, close } = await open('Both');
  const second = await secondTab(context, id);
  await rename(first, 'From the first');
  await expectSoon(() => name(second).inputValue()).toBe('From the first');

  await second.route(SAVE, async (route) => {
    await rename(first, 'First again');
    await expectSoon(() => onServer(id)).toMatchObject({ name: 'First again' });
    await route.continue();
  });
  await second.getByRole('button', { name: 'Add Find objects' }).click();
  const dialog = second.getByRole('dialog', { name: 'Changed in two places' });
  await dialog.getByText('Nothing is lost whatever you choose.').waitFor();
  await second.unroute(SAVE);
  expect(await onServer(id)).toMatchObject({ name: 'First again', steps: ['load'] });
  await dialog.getByRole('button', { name: 'Keep mine as a workflow of its own' }).click();
  await second.waitForURL((url) => url.pathname.endsWith('/edit') && !url.pathname.includes(id));
  const [, , copy = ''] = new URL(second.url()).pathname.split('/');
  await canvas(second).waitFor();
  expect(await onServer(copy)).toMatchObject({ steps: ['load', 'detect'] });
  expect(await onServer(id)).toMatchObject({ name: 'First again', steps: ['load'] });

  // What was refused is kept on the server as well.
  await second.goto(`/w/${id}/versions`);
  await second.getByText('Not saved, because somebody else had changed the workflow').waitFor();
  await second.getByText('Step “Find objects”').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('the other version is taken: what one had comes back with undo', async () => {
  const { id, page: first, context, complaints, close } = await open('Both');
  const second = await secondTab(context, id);
  await second.route(SAVE, async (route) => {
    await rename(first, 'Theirs');
    await expectSoon(() => onServer(id)).toMatchObject({ name: 'Theirs' });
    await route.continue();
  });
  await rename(second, 'Mine');
  await second.getByRole('button', { name: 'Take the other one' }).click();
  await second.unroute(SAVE);
  await expectSoon(() => name(second).inputValue()).toBe('Theirs');
  await second.getByRole('button', { name: /^Undo/ }).first().click();
  await expectSoon(() => name(second).inputValue()).toBe('Mine');
  await expectSoon(async () => (await onServer(id)).name).toBe('Mine');
  expect(complaints).toEqual([]);
  await close();
});

test('a workflow deleted in another tab: the editor says so, and saves when it is brought back', async () => {
  const { id, page, context, complaints, close } = await open('Deleted elsewhere');
  const list = await context.newPage();
  await list.goto('/workflows');
  await hears(list);
  await list
    .getByRole('article')
    .filter({ hasText: 'Deleted elsewhere' })
    .getByRole('button', { name: /^More for/ })
    .click();
  await list.getByRole('menuitem', { name: 'Delete' }).click();
  // It stays while the mouse is over it.
  await list.getByRole('button', { name: 'Undo' }).hover();
  await rename(page, 'Changed after it was deleted');
  await page.getByText('Not saved: This workflow is not there (any more).').waitFor();
  await expectSoon(() => copies(page)).toBe(1);
  await list.getByRole('button', { name: 'Undo' }).click();
  await expectSoon(() => onServer(id)).toMatchObject({ name: 'Changed after it was deleted' });
  expect(complaints).toEqual([]);
  await close();
});
