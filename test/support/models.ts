// Real models for tests: fetched once into a folder that stays, the same a developer's own start uses.

import { resolve } from 'node:path';
import { fetchModel } from '../../src/models/fetch';
import type { InstalledModel } from '../../src/models/installed';

/** Where tests keep models; `LENSGRAPH_TEST_MODELS` moves it. */
export const TEST_MODELS = resolve(
  process.env.LENSGRAPH_TEST_MODELS ?? resolve(import.meta.dirname, '../../data/models'),
);

/** The model `name`, fetched if it is not there yet. */
export const testModel = (name: string): Promise<InstalledModel> => fetchModel(name, { dir: TEST_MODELS });
