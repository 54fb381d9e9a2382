// What the measurements of pages share: the size of the window, visits over and over, a drag by a hand that never rests.
import type { Page } from 'playwright-core';
import { median, rounded } from '../figures';

const ROUNDS = 7;
const MOVES = 90;
export const VIEWPORT = { width: 1440, height: 900 };

/** The median of several visits; the first is thrown away, it fills the caches. */
export async function visits(measure: () => Promise<number>, rounds = ROUNDS): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) times.push(await measure());
  return rounded(median(times.slice(1)));
}

export async function drag(page: Page, from: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= MOVES; step++) {
    await page.mouse.move(from.x + 2 * (step % 60), from.y + (step % 45));
  }
  await page.mouse.up();
}
