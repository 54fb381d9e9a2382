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
  eyes = await openEyes(app, /404|ERR_INTERNET_DISCONNECTED|Failed to fetch|_rsc=/);
});
afterAll(async () => {
  await eyes?.close();
  await app?.close();
});

const heading: Sight['reach'] = (page) => page.getByRole('heading', { level: 1 }).first().waitFor();
const cards: Sight['reach'] = (page) => page.getByRole('article').first().waitFor();

const SIGHTS: Readonly<Record<string, Sight>> = {
  'start page': { path: () => '/', reach: cards, tabs: 'home' },
  'start page, menu open': {
    path: () => '/',
    wideOnly: true,
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
  templates: { path: () => '/templates', reach: cards, tabs: 'templates' },
  'templates, none matches': {
    path: () => '/templates',
    wideOnly: true,
    async reach(page, say) {
      await page.getByRole('searchbox').fill('zebra');
      await page.getByText(say('templates.none', { search: 'zebra' })).waitFor();
    },
  },
  'a template': { path: () => '/templates/shelf-count', reach: heading, tabs: 'template' },
  workflows: { path: () => '/workflows', reach: cards, tabs: 'workflows' },
  'workflows, a new name': {
    path: () => '/workflows',
    async reach(page, say) {
      await page.getByRole('article').getByRole('button').first().click();
      await page.getByRole('menuitem', { name: say('workflows.rename') }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('');
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  'app view when nothing computes': { path: () => `/w/${workflow}/run`, reach: heading },
  versions: { path: () => `/w/${workflow}/versions`, reach: heading },
  'runs, none yet': { path: () => '/runs', reach: heading },
  help: { path: () => '/help', reach: heading, tabs: 'help' },
  'a step in the help': { path: () => '/help/steps/detect', reach: heading },
  'no such address': { path: () => '/nowhere', reach: heading, tabs: 'nowhere' },
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
