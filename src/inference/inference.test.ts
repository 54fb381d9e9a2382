import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testModel } from '../../test/support/models';
import { stretchedPixels, TEST_PHOTOS } from '../../test/support/photos';
import { createInference, type Inference } from './inference';
import type { ModelFile } from './model-file';

let model: ModelFile;
let inference: Inference;
let folder: string;

beforeAll(async () => {
  [model, inference] = await Promise.all([testModel('coco-ssd'), createInference({ provider: 'cpu', threads: 1 })]);
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-inference-'));
});
afterAll(async () => {
  await inference.close();
  await rm(folder, { recursive: true });
});

const withPath = (path: string): ModelFile => ({ ...model, path });
const black = new Uint8Array(300 * 300 * 3);

it('finds the cat', async () => {
  const pixels = await stretchedPixels(join(TEST_PHOTOS, 'cat.png'), 300, 300);
  const candidates = await inference.candidates(model, pixels, 0.5);
  expect(new Set(candidates.map(({ label }) => label))).toEqual(new Set(['cat']));
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  expect(best.classId).toBe(17);
  expect(best.score).toBeGreaterThan(0.9);
  const [x1, y1, x2, y2] = best.box;
  expect(x1 >= 0 && y1 >= 0 && x2 <= 300 && y2 <= 300 && x1 < 150 && x2 > 150 && y1 < 150 && y2 > 150).toBe(true);
});

it('gives the same answer every time, also when asked several at once', async () => {
  const pixels = await stretchedPixels(join(TEST_PHOTOS, 'citrus.jpg'), 300, 300);
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => inference.candidates(model, pixels, 0.05)));
  expect(one?.length).toBeGreaterThan(10);
  expect(two).toEqual(one);
  expect(three).toEqual(one);
});

it('lets every candidate of a lower floor through that a higher one has', async () => {
  const pixels = await stretchedPixels(join(TEST_PHOTOS, 'citrus.jpg'), 300, 300);
  const [low, high] = [await inference.candidates(model, pixels, 0.05), await inference.candidates(model, pixels, 0.5)];
  expect(low.filter(({ score }) => score >= 0.5)).toEqual(high);
});

it('says which model is missing, damaged or of an unknown kind', async () => {
  const damaged = join(folder, 'damaged.onnx');
  await writeFile(damaged, 'this is no model');
  await expect(inference.preload(withPath(join(folder, 'none.onnx')))).rejects.toMatchObject({
    code: 'model_not_fetched',
  });
  await expect(inference.preload(withPath(damaged))).rejects.toMatchObject({ code: 'model_corrupt' });
  const unknown = { ...model, card: { ...model.card, family: 'crystal-ball' } };
  await expect(inference.candidates(unknown, black, 0.5)).rejects.toMatchObject({ code: 'model_unsupported' });
});

it('loads a model that was missing at first', async () => {
  const path = join(folder, 'later.onnx');
  await expect(inference.preload(withPath(path))).rejects.toMatchObject({ code: 'model_not_fetched' });
  await copyFile(model.path, path);
  await expect(inference.preload(withPath(path))).resolves.toBeUndefined();
});

it('refuses pixels of another size', async () => {
  await expect(inference.candidates(model, black.subarray(3), 0.5)).rejects.toMatchObject({ code: 'internal' });
});
