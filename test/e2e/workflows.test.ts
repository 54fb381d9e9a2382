// The list of workflows in a real browser: deleted and brought back, copied, renamed, a wrong file refused in words.
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ worker: false });
  await app.api.call('POST', '/templates/shelf-count/workflows');
});
afterAll(() => app?.close());

test('deleting can be taken back; a file that is no workflow is refused in words', async () => {
  const { page, complaints, close } = await app.visit({ path: '/workflows', expected: /404/ });
  const card = page.getByRole('article').filter({ hasText: 'Count products on a shelf' });
  await card.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('There is no workflow yet').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await card.getByText('Published, version 1').waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('shopping list') });
  await page.getByRole('alert').getByText('“notes.json” was not opened').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
