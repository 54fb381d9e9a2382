// `lensgraph screens`: makes the pictures in docs/screens, of every screen, light and dark, wide and on a phone.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LensgraphError } from '../../src/core/errors';
import type { Env } from '../../src/env';
import { openBrowser } from '../bench/browser';
import { type Scene, setScene } from './scene';
import { SCREENS, type Screen } from './screens';

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const SCHEMES = ['light', 'dark'] as const;
const QUALITY = 80;
const MOST_BYTES = 200_000;

type Size = keyof typeof SIZES;

/** Takes the pictures of the screens named in `only`, or of all; `onProgress` is told which. */
export async function takeScreens(env: Env, only: string | undefined, onProgress: (file: string) => void) {
  const browser = await openBrowser();
  if (!browser) throw new LensgraphError('bad_request', { reason: 'There is no Chromium on the PATH.' });
  const folder = join(env.packageRoot, 'docs', 'screens');
  await mkdir(folder, { recursive: true });
  try {
    const scene = await setScene(env);
    try {
      for (const screen of SCREENS) {
        if (only === undefined || only.split(',').includes(screen.name))
          await take(browser, scene, screen, folder, onProgress);
      }
    } finally {
      await scene.close();
    }
  } finally {
    await browser.close();
  }
  await writeFile(join(folder, 'README.md'), readme());
}

const sizesOf = ({ only }: Screen): Size[] => (only ? [only] : ['wide', 'phone']);
const fileOf = (screen: Screen, scheme: string, size: Size): string => `${screen.name}-${scheme}-${size}.jpg`;

async function take(
  browser: Browser,
  scene: Scene,
  screen: Screen,
  folder: string,
  onProgress: (file: string) => void,
) {
  const during = await screen.during?.(scene);
  for (const size of sizesOf(screen)) {
    for (const scheme of SCHEMES) {
      const file = fileOf(screen, scheme, size);
      onProgress(file);
      const context = await browser.newContext({
        baseURL: scene.url,
        viewport: SIZES[size],
        colorScheme: scheme,
        locale: 'en',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`${screen.path(scene)}${during ? `?run=${during.id}` : ''}`);
      await settled(page);
      await screen.act?.(page, scene);
      await settled(page);
      const picture = await page.screenshot({ type: 'jpeg', quality: QUALITY });
      if (picture.length > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES} bytes`);
      await writeFile(join(folder, file), picture);
      await context.close();
    }
  }
  await during?.stop();
}

/** Pictures, letters and movements are done; nothing stands in for what is still to come. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const pictures = [...document.images].filter((image) => {
      const { top, bottom, width } = image.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < innerHeight;
    });
    return (
      document.fonts.status === 'loaded' &&
      pictures.every((image) => image.complete) &&
      document.querySelector('[class*=Skeleton]') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running')
    );
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

function readme(): string {
  const rows = SCREENS.map((screen) => {
    const links = sizesOf(screen).flatMap((size) =>
      SCHEMES.map((scheme) => `[${size}, ${scheme}](${fileOf(screen, scheme, size)})`),
    );
    return `| ${screen.about} | ${links.join(' · ')} |`;
  });
  return [
    '# How it looks',
    '',
    'Every screen, light and dark, wide and on a phone: real runs over the sample photos of the templates. Made by',
    '`npm run screens`; `npm run screens -- --only home,result` makes some of them anew.',
    '',
    '| Screen | Pictures |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}
