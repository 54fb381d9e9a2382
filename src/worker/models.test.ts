import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { colourSorter } from '../../test/support/colour-sorter';
import type { Plan } from '../core/plan';
import { modelPin } from '../models/all-models';
import { keepModel, removeModel } from '../models/own/keep';
import { assertPlanModels } from './models';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lensgraph-pins-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const planWith = (name: string, sha256: string): Plan => ({
  schemaVersion: 1,
  hash: '',
  name: '',
  source: 'photos',
  steps: [],
  models: [{ name, task: 'classify', sha256 }],
});

test('a plan gets the very model it was made with, or none', async () => {
  const made = await mkdtemp(join(tmpdir(), 'lensgraph-made-'));
  const { path, card } = await colourSorter(made);
  const { name } = await keepModel(dir, { draft: card, path, sha256: card.sha256, bytes: card.bytes });
  await rm(made, { recursive: true });
  const pin = modelPin(dir, name);
  expect(() => assertPlanModels(planWith(name, pin), dir)).not.toThrow();
  const other = 'a'.repeat(64);
  expect(() => assertPlanModels(planWith(name, other), dir)).toThrow(/another version/);
  await removeModel(dir, name);
  expect(() => assertPlanModels(planWith(name, pin), dir)).toThrow(expect.objectContaining({ code: 'model_unknown' }));
});
