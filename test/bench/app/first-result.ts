// From the start page to the number of three photos, as one goes there by mouse: photos chosen, the button pressed, the result read.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Deployment } from '../deployment';
import { timed } from '../figures';
import { VIEWPORT, visits } from './moves';

const ROUNDS = 3;

async function journey(page: Page, photos: readonly string[]): Promise<void> {
  await page.goto('/', { waitUntil: 'commit' });
  const open = page.getByRole('article').filter({ hasText: 'Count products' }).getByRole('button').first();
  // What the server has drawn is deaf until React has taken it over.
  const button = await open.elementHandle();
  await page.waitForFunction(
    (element) => Object.keys(element ?? {}).some((key) => key.startsWith('__reactProps')),
    button,
  );
  await open.click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...photos]);
  await page.getByRole('button', { name: /^Count/ }).click();
  await page.waitForURL(/\/runs\//);
  await page.getByText('Done', { exact: true }).first().waitFor();
  await page.locator('[data-total]').first().waitFor();
}

export async function firstResult(browser: Browser, { env }: Deployment, url: string): Promise<number> {
  const folder = join(env.packageRoot, 'templates/shelf-count/samples');
  const photos = ['full', 'gaps', 'mixed'].map((name) => join(folder, `shelf-${name}.jpg`));
  const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT, locale: 'en' });
  const median = await visits(() => timed(() => journey(page, photos)), ROUNDS);
  await page.close();
  return median;
}
