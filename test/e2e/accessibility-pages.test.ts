// Pages without photos, without eyes and without a mouse: start, templates, workflows, versions, help, and what stands where
// nothing is. Nothing computes here, so a run waits.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../support/accessibility';
import { jsonBody } from '../support/api';
import { startTestApp, type TestApp } from '../support/app';
import { countWorkflow } from '../support/count-workflow';
import { type Eyes, lookAt, openEyes, type Sight } from '../support/sights';

let app: TestApp;
let eyes: Eyes;
let workflow = '';
let deleted = '';

beforeAll(async () => {
  app = await startTestApp({ worker: false });
  const { call } = app.api;
  workflow = String((await call('POST', '/templates/shelf-count/workflows')).json.id);
  deleted = String((await call('POST', '/workflows', jsonBody(countWorkflow()))).json.id);
  await call('DELETE', `/workflows/${deleted}`);
  // What these pages are about is not there, and the network goes away in one of them.
  eyes = await openEyes(
    app,
    /404|50[03]|Server Components render|React error #441|ERR_INTERNET_DISCONNECTED|Failed to fetch|_rsc=/,
  );
});
afterAll(async () => {
  await eyes?.close();
  await app?.close();
});

const heading: Sight['reach'] = (page) => page.getByRole('heading', { level: 1 }).first().waitFor();
const cards: Sight['reach'] = (page) => page.getByRole('article').first().waitFor();

const SIGHTS: Readonly<Record<string, Sight>> = {
  'start page': { path: () => '/', reach: cards, phone: true, tabs: 'home' },
  'start page, menu open': {
    path: () => '/',
    async reach(page, say) {
      await page.getByRole('button', { name: say('frame.settings') }).click();
      await page.getByRole('menuitemradio').first().waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  'start page without a network': {
    path: () => '/',
    async reach(page, say) {
      await cards(page, say);
      await page.context().setOffline(true);
      await page.getByText(say('frame.offline')).waitFor();
    },
    leave: (page) => page.context().setOffline(false),
  },
  templates: { path: () => '/templates', reach: cards, phone: true, tabs: 'templates' },
  'templates, none matches': {
    path: () => '/templates',
    async reach(page, say) {
      await page.getByRole('searchbox').fill('zebra');
      await page.getByText(say('templates.none', { search: 'zebra' })).waitFor();
    },
  },
  'a template': { path: () => '/templates/shelf-count', reach: heading, phone: true, tabs: 'template' },
  workflows: { path: () => '/workflows', reach: cards, phone: true, tabs: 'workflows' },
  'workflows, a new name': {
    path: () => '/workflows',
    async reach(page, say) {
      await page.getByRole('article').getByRole('button').first().click();
      await page.getByRole('menuitem', { name: say('workflows.rename') }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('');
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  'a workflow deleted, and how to have it back': {
    path: () => '/workflows',
    async reach(page, say) {
      await page.getByRole('article').getByRole('button').first().click();
      await page.getByRole('menuitem', { name: say('workflows.delete') }).click();
      // It stays while the mouse is over it.
      await page.getByRole('button', { name: say('frame.undo') }).hover();
    },
    async leave(page, say) {
      await page.getByRole('button', { name: say('frame.undo') }).click();
      await page.getByRole('article').first().waitFor();
    },
  },
  'a page that could not be made': {
    path: () => '/help',
    phone: true,
    async reach(page, say) {
      await app.api.database.sql('ALTER TABLE "Run" RENAME TO "Away"');
      await page.goto('/runs');
      await page.getByRole('heading', { name: say('frame.pageFailedTitle') }).waitFor();
    },
    async leave(page, say) {
      await app.api.database.sql('ALTER TABLE "Away" RENAME TO "Run"');
      await page.getByRole('button', { name: say('frame.retry') }).click();
      await page.getByRole('heading', { name: say('frame.pageFailedTitle') }).waitFor({ state: 'detached' });
    },
  },
  'app view when nothing computes': { path: () => `/w/${workflow}/run`, reach: heading },
  versions: { path: () => `/w/${workflow}/versions`, reach: heading },
  'runs, none yet': { path: () => '/runs', reach: heading },
  models: { path: () => '/models', reach: cards, phone: true, tabs: 'models' },
  'a model to add': {
    path: () => '/models',
    phone: true,
    async reach(page, say) {
      await page.getByRole('button', { name: say('modelsPage.import.open') }).click();
      await page.getByRole('dialog').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  'a model': { path: () => '/models/coco-ssd', reach: heading, phone: true, tabs: 'model' },
  'teaching by example': { path: () => '/models/teach', reach: heading, phone: true, tabs: 'teach' },
  help: { path: () => '/help', reach: heading, phone: true, tabs: 'help' },
  'a step in the help': { path: () => '/help/steps/detect', reach: heading },
  'no such address': { path: () => '/nowhere', reach: heading, phone: true, tabs: 'nowhere' },
  'no such run': { path: () => '/runs/nothing', reach: heading },
  'a workflow that was deleted': { path: () => `/w/${deleted}/run`, reach: heading },
};

lookAt(SIGHTS, () => eyes);

test('no workflow yet', async () => {
  const { page } = eyes.wide;
  await app.api.call('DELETE', `/workflows/${workflow}`);
  await page.goto('/workflows');
  await page.getByText('There is no workflow yet').waitFor();
  expect(await listen(page)).toBeTypeOf('function');
});
