// The whole app for a test in a real browser: pages, API, a worker that really computes, Chromium. Everything a page complains
// of (refused scripts and styles, missing files, thrown errors, requests to elsewhere) is written down.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import pino from 'pino';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { preparePages } from '../../src/web/pages';
import { startWorker } from '../../src/worker/start-worker';
import { startTestApi, type TestApi } from './api';
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
  readonly browser: Browser;
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

/** `npm test` has made sure that there is one. */
const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: ARGUMENTS });

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
  const browser = await launchBrowser();
  return {
    api,
    browser,
    visit: (options) => visit(browser, api.url, options),
    async close() {
      await browser.close();
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
  return { context, page, complaints, close: () => context.close() };
}
