// Real models for tests: fetched once into a folder that stays, the same a developer's own start uses.

import { resolve } from 'node:path';
import { defaultModels } from '../../src/models/catalogue';
import { fetchModel } from '../../src/models/fetch';
import { type InstalledModel, installedModel } from '../../src/models/installed';

/** Where tests keep models; `LENSGRAPH_TEST_MODELS` moves it. */
export const TEST_MODELS = resolve(
  process.env.LENSGRAPH_TEST_MODELS ?? resolve(import.meta.dirname, '../../data/models'),
);

/** The model `name`, fetched if it is not there yet. */
export const testModel = (name: string): Promise<InstalledModel> => fetchModel(name, { dir: TEST_MODELS });

/** Those of a first start; what is there is not looked at to the last byte, which many tests would wait for. */
export async function firstStartModels(): Promise<void> {
  for (const name of defaultModels()) if (!(await installedModel(name, TEST_MODELS))) await testModel(name);
}
