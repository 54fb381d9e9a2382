// Chromium for measuring, and what a page measures of itself: frames while something moves, bytes of script, time to a sight.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../support/chromium-arguments';
import { timed } from './figures';

const LATE_MS = 2_000;

/** Null where there is no Chromium on the PATH; then there is no figure for it. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (executablePath === undefined) return null;
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
}

/** Milliseconds from the navigation until `selector` has at least `count` visible elements and two frames were drawn. */
export function untilSeen(page: Page, path: string, selector: string, count = 1): Promise<number> {
  return timed(async () => {
    await page.goto(path, { waitUntil: 'commit' });
    await page
      .locator(selector)
      .nth(count - 1)
      .waitFor({ state: 'visible' });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  });
}

/** The 95th percentile of the times between frames, in milliseconds, while `move` goes on. */
export async function frameP95(page: Page, move: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    Reflect.set(window, 'frameTimes', times);
    let last = performance.now();
    const next = (now: number) => {
      times.push(now - last);
      last = now;
      if (Reflect.get(window, 'frameTimes') === times) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await move();
  const times = await page.evaluate(() => {
    const found: number[] = Reflect.get(window, 'frameTimes');
    Reflect.set(window, 'frameTimes', null);
    return found.slice(2);
  });
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/** Kilobytes of script that a fresh visit to `path` loads, each file gzipped. */
export async function scriptKb(browser: Browser, url: string, path: string): Promise<number> {
  const page = await browser.newPage({ baseURL: url });
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  // The live line never rests; what a page still loads after its load event comes within this.
  await page.goto(path, { waitUntil: 'load' });
  await page.waitForTimeout(LATE_MS);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await page.close();
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
