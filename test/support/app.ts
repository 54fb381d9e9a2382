// The whole app for a test in a real browser: pages, API, a worker that really computes, Chromium. Everything a page complains
// of (refused scripts and styles, missing files, thrown errors, requests to elsewhere) is written down.
import pino from 'pino';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { preparePages } from '../../src/web/pages';
import { startWorker } from '../../src/worker/start-worker';
import { startTestApi, type TestApi } from './api';
import { launchBrowser } from './chromium';
import { firstStartModels, TEST_MODELS } from './models';
import { ROOT } from './sources';

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface VisitOptions extends Pick<BrowserContextOptions, 'reducedMotion' | 'forcedColors' | 'hasTouch'> {
  /** Path on this server; the start page when left out. */
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly locale?: 'en' | 'de';
  /** Complaints a test means to cause. */
  readonly expected?: RegExp;
}

export interface TestApp {
  readonly api: TestApi;
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** A loaded machine shows a page later than its styles came, and Chromium wonders why. */
const LATE = /was preloaded using link preload but not used/;

export interface TestAppOptions {
  /** False: nothing computes. */
  readonly worker?: boolean;
  /** Where models are, if not where all tests have theirs. */
  readonly models?: string;
}

/** Made once for a process and never closed: Next cannot be prepared twice, and takes seconds. */
let pages: ReturnType<typeof preparePages> | undefined;
const pagesOfProcess = () => {
  pages ??= preparePages(ROOT);
  return pages;
};

/** Started once for a process, which takes it along when it ends. Files share nothing but it: every visit has a context of its own. */
let shared: Browser | undefined;
async function browserOfProcess(): Promise<Browser> {
  if (shared?.isConnected()) return shared;
  const { TMPDIR } = process.env;
  // The process may end before Chromium has cleared its profile away; the folder of the test run is cleared away anyhow.
  process.env.TMPDIR = inject('runFolder');
  try {
    shared = await launchBrowser();
    return shared;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** Starts everything on a database and a data folder of its own. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { worker: works = true, models = TEST_MODELS } = options;
  await firstStartModels();
  const { handle } = await pagesOfProcess();
  const api = await startTestApi({ models, renderPage: handle });
  const worker = works
    ? await startWorker(api.env, {
        databaseUrl: api.database.url,
        log: pino({ level: 'silent' }),
        onBroken: (error) => {
          throw error;
        },
      })
    : null;
  const browser = await browserOfProcess();
  return {
    api,
    visit: (options) => visit(browser, api.url, options),
    async close() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await worker?.stop(5_000);
      await api.close();
    },
  };
}

async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { path = '/', width = 1440, height = 900, scheme = 'light', locale = 'en', expected, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    baseURL: url,
    ...rest,
  });
  // Only what never comes is worth a long wait, and some machines are slow.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (!expected?.test(text) && !LATE.test(text)) complaints.push(text);
  };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(message.text());
  });
  page.on('pageerror', (error) => complain(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url)) complain(`elsewhere: ${request.url()}`);
  });
  await page.goto(path);
  await hears(page);
  return { context, page, complaints, close: () => context.close() };
}

/** Once React has taken over every control: what the server has drawn is deaf until then, and a click on it lost. */
export async function hears(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [document.body, ...document.querySelectorAll('button, input, [role="button"]')].every((each) =>
      Object.keys(each).some((key) => key.startsWith('__reactProps')),
    ),
  );
}
