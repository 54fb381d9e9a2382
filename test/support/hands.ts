// What a person does by hand on a page, for tests: counted, and done by keys alone.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Hands {
  clicks: number;
  keys: number;
}

/** Counts on every page of a journey; what scripts do is not trusted and not counted. */
export async function countHands(page: Page): Promise<Hands> {
  const hands: Hands = { clicks: 0, keys: 0 };
  await page.exposeFunction('handsDid', (what: keyof Hands) => {
    hands[what] += 1;
  });
  await page.addInitScript(() => {
    const did = (what: string) => Reflect.get(window, 'handsDid')(what);
    window.addEventListener('pointerdown', ({ isTrusted }) => isTrusted && did('clicks'), true);
    window.addEventListener('keydown', ({ isTrusted }) => isTrusted && did('keys'), true);
  });
  await page.reload();
  return hands;
}

const MOST_TABS = 120;

export const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Goes there as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let turn = 0; turn < MOST_TABS; turn++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

const MOST_ARROWS = 40;

/** Goes down a menu that has just opened. */
export async function arrowTo(page: Page, item: Locator): Promise<void> {
  await item.waitFor();
  // What opens takes the focus a moment later.
  const inside = () => item.evaluate((element) => element.closest('[role="menu"]')?.contains(document.activeElement));
  await expect.poll(inside).toBe(true);
  for (let turn = 0; turn < MOST_ARROWS; turn++) {
    if (await isFocused(item)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`ArrowDown does not lead to ${item}`);
}

/** Once the page hears: what the server has drawn is deaf until React has taken it over. */
export const whenAlive = (target: Locator): Promise<void> =>
  expect
    .poll(() => target.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))))
    .toBe(true);
