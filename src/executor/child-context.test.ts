import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import classify from '../../nodes/classify';
import { colourSorter } from '../../test/support/colour-sorter';
import { runNode } from '../../test/support/run-node';
import type { ClassScores } from '../core/context';
import { openImage } from '../images/open';
import { createInference, type Inference } from '../inference/inference';
import { openCacheFolder } from '../storage/cache-folder';
import { imageOf, prepare } from '../vision/image-steps';
import { type AnswerCache, createAnswerCache } from './answer-cache';
import { type PhotoContextOptions, photoContext } from './child-context';
import type { ModelFile } from './types';

let root = '';
let inference: Inference;
let model: ModelFile;
let scoreCache: AnswerCache<ClassScores>;
let settled: () => Promise<void>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lg-context-'));
  [inference, model] = await Promise.all([createInference({ provider: 'cpu', threads: 1 }), colourSorter(root)]);
  const folder = openCacheFolder(join(root, 'cache'), {
    maxBytes: 1e8,
    onError: (error) => {
      throw error;
    },
  });
  scoreCache = createAnswerCache(folder, 'scores', 1);
  settled = folder.settled;
});
afterAll(async () => {
  await inference.close();
  await rm(root, { recursive: true });
});

/** A photo whose left half is green and right half red. */
async function twoColours(): Promise<string> {
  const path = join(root, 'two.png');
  const [width, height] = [80, 60];
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) pixels[i * 3 + (i % width < 40 ? 1 : 0)] = 255;
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
  return path;
}

const optionsFor = (path: string): PhotoContextOptions => ({
  path,
  index: 0,
  outDir: root,
  inference,
  models: { 'colour-sorter': model },
  cache: undefined,
  scoreCache,
  outlineCache: undefined,
  textCache: undefined,
  work: { inferences: 0, known: 0 },
});

it('sorts a photo by what its steps left of it, and asks the model once for all settings', async () => {
  const path = await twoColours();
  const whole = imageOf(await openImage(path));
  const options = optionsFor(path);
  const sort = async (image: typeof whole, config: Parameters<typeof classify.config.parse>[0] = {}) => {
    const ctx = photoContext('sort', options);
    const given = await runNode(classify, {
      inputs: { image },
      config: { model: 'colour-sorter', ...Object(config) },
      ctx,
    });
    return given.classification;
  };
  const left = prepare(whole, [{ kind: 'crop', x: 0, y: 0, width: 0.4, height: 1 }]);
  // Means 0, 1, 0: e^8 against two ones.
  const green = Math.exp(8) / (Math.exp(8) + 2);
  const sorted = await sort(left);
  expect(sorted).toMatchObject({ label: 'green', unsure: false });
  expect(sorted?.score).toBeCloseTo(green, 4);
  expect(options.work).toEqual({ inferences: 1, known: 0 });

  // Half red, half green: nobody can say.
  expect(await sort(whole)).toMatchObject({ label: 'unsure', unsure: true });
  expect(options.work).toEqual({ inferences: 2, known: 0 });

  await settled();
  expect(await sort(left, { minScore: 0.9999 })).toMatchObject({ label: 'unsure' });
  expect(await sort(left, { topK: 1 })).toMatchObject({ label: 'green', scores: [{ label: 'green' }] });
  expect(options.work).toEqual({ inferences: 2, known: 2 });
});

it('says which model is not there, and which does something else', async () => {
  const path = await twoColours();
  const image = imageOf(await openImage(path));
  const ctx = photoContext('sort', optionsFor(path));
  await expect(ctx.scores('gone', image)).rejects.toMatchObject({ code: 'model_not_fetched' });
  await expect(ctx.candidates('colour-sorter', image, 0.5)).rejects.toMatchObject({ code: 'model_unsupported' });
});
