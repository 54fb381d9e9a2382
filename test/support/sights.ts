// Pages and their states, looked at without eyes or mouse: wide, light and English; each page once on a phone too, dark, German
// and without motion. Axe finds nothing, nothing runs off a small screen or a large zoom, targets are large enough, nothing moves,
// Tab goes where the reading goes.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/locales';
import { MESSAGES } from '../../src/i18n/messages';
import { fillPattern } from '../../src/i18n/pattern';
import { axeFaults, overflow, smallTargets, sticksOut, tabOrder } from './accessibility';
import { hears, type TestApp, type Visit } from './app';

/** The words of the screen in the language of the page: `say('workflows.new')`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export interface Sight {
  readonly path: () => string;
  /** Brings the page into the state that is meant, and waits until it stands there. */
  readonly reach: (page: Page, say: Say) => Promise<unknown>;
  /** Left alone by whoever looks next. */
  readonly leave?: (page: Page, say: Say) => Promise<unknown>;
  /** Looks other on a phone, so dark is looked at wide too. */
  readonly canvas?: boolean;
  /** Also looked at on a phone, in German and dark: once for each page, since states of a page share its parts. */
  readonly phone?: boolean;
  /** The canvas is not made smaller to show all of it: its ports have the size they are meant to have. */
  readonly actualSize?: boolean;
  /** Tab goes where the reading goes: the order is recorded under this name. */
  readonly tabs?: string;
}

export interface Eyes {
  readonly wide: Visit;
  readonly phone: Visit;
  close(): Promise<void>;
}

const wordsOf =
  (locale: Locale): Say =>
  (key, values) => {
    const pattern = key.split('.').reduce((part, name) => Object(part)[name], Object(MESSAGES[locale]));
    if (typeof pattern !== 'string') throw new Error(`no words "${key}"`);
    return fillPattern(locale, pattern, values);
  };
const SAY = { wide: wordsOf('en'), phone: wordsOf('de') };

const WIDE = { width: 1440, height: 900 };
/** As wide as a page is at 200 % and at 400 % of 1280 pixels. */
const ZOOMED = [
  { width: 720, height: 450 },
  { width: 320, height: 640 },
];

export async function openEyes(app: TestApp, expected?: RegExp): Promise<Eyes> {
  const wide = await app.visit({ ...WIDE, path: '/help', ...(expected ? { expected } : {}) });
  const phone = await app.visit({
    path: '/help',
    width: 390,
    height: 844,
    locale: 'de',
    scheme: 'dark',
    hasTouch: true,
    reducedMotion: 'reduce',
    ...(expected ? { expected } : {}),
  });
  return {
    wide,
    phone,
    async close() {
      expect(wide.complaints).toEqual([]);
      expect(phone.complaints).toEqual([]);
      await Promise.all([wide.close(), phone.close()]);
    },
  };
}

async function reach(page: Page, sight: Sight, say: Say): Promise<void> {
  await page.goto(sight.path());
  await hears(page);
  await sight.reach(page, say);
}

async function runsOff(page: Page, where: string): Promise<string[]> {
  const over = await overflow(page);
  return over > 0 ? [`${where}: ${over} px run off the screen: ${await sticksOut(page)}`] : [];
}

async function wideFaults({ wide: { page } }: Eyes, sight: Sight): Promise<string[]> {
  await reach(page, sight, SAY.wide);
  // What stands on a canvas that was made smaller is smaller; its menus and the list of steps do the same.
  const counts = (fault: string) => sight.actualSize || !/^target-size .*data-(handle)?id=/.test(fault);
  const found = (await axeFaults(page)).filter(counts).map((fault) => `light: ${fault}`);
  if (sight.canvas) {
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await axeFaults(page, ['color-contrast'])).map((fault) => `dark: ${fault}`));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  found.push(
    ...(await smallTargets(page, sight.actualSize ? 'none' : '.react-flow__viewport')).map(
      (each) => `too small: ${each}`,
    ),
  );
  if (sight.tabs !== undefined) {
    const stops = await tabOrder(page);
    await expect(`${stops.join('\n')}\n`).toMatchFileSnapshot(`../e2e/tab-order/${sight.tabs}.txt`);
  }
  await sight.leave?.(page, SAY.wide);
  for (const size of ZOOMED) {
    await page.setViewportSize(size);
    found.push(...(await runsOff(page, `${size.width} px`)));
  }
  await page.setViewportSize(WIDE);
  return found;
}

async function phoneFaults({ phone: { page } }: Eyes, sight: Sight): Promise<string[]> {
  await reach(page, sight, SAY.phone);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  const found = (await axeFaults(page)).map((fault) => `German, dark, 390 px: ${fault}`);
  found.push(...(await runsOff(page, 'German, 390 px')));
  found.push(...(await smallTargets(page)).map((each) => `too small for a finger: ${each}`));
  const moving = await page.evaluate(
    () => document.getAnimations().filter((each) => each.playState === 'running').length,
  );
  if (moving > 0) found.push(`${moving} things move though nothing shall`);
  await sight.leave?.(page, SAY.phone);
  return found;
}

/** One test for each sight. `eyes` are opened by the file, once. */
export function lookAt(sights: Readonly<Record<string, Sight>>, eyes: () => Eyes): void {
  test.each(Object.entries(sights))('%s', async (_name, sight) => {
    const found = await wideFaults(eyes(), sight);
    if (sight.phone) found.push(...(await phoneFaults(eyes(), sight)));
    expect(found).toEqual([]);
  });
}
