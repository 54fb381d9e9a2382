// Chromium for tests: where it is, and a new one.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from './chromium-arguments';

/** `npm test` has made sure that there is one. */
const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
