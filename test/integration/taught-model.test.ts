// A taught model is an ordinary ONNX file: the runtime says of photos what the arithmetic in JavaScript says, and our own
// reader takes it for the classifier its card describes.

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openImage } from '../../src/images/open';
import { toModelInput } from '../../src/images/pixels';
import { createInference, type Inference } from '../../src/inference/inference';
import type { ModelCard } from '../../src/models/card';
import { readOnnx } from '../../src/models/onnx/read';
import { checkDraft } from '../../src/models/own/check-draft';
import { BACKBONE, type Backbone, FEATURE_COUNT, featuresModel, openBackbone } from '../../src/models/teach/backbone';
import { exampleOf, headScores, teach } from '../../src/models/teach/head';
import { taughtModel } from '../../src/models/teach/taught-model';
import { imageOf } from '../../src/vision/image-steps';
import { testModel } from '../support/models';
import { TEST_PHOTOS } from '../support/photos';

const LESSON: Readonly<Record<string, readonly string[]>> = {
  fruit: ['apple.jpg', 'orange.jpg', 'fruits.jpg', 'citrus.jpg'],
  animal: ['cat.png', 'dogs.jpg'],
  sign: ['sign-parking.jpg', 'sign-shop.jpg'],
};
const LABELS = Object.keys(LESSON);

let folder: string;
let inference: Inference;
let backbone: Backbone;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-taught-'));
  inference = await createInference({});
  backbone = await openBackbone(await readFile((await testModel(BACKBONE)).path));
});
afterAll(async () => {
  await inference.close();
  await rm(folder, { recursive: true, force: true });
});

async function askOf(path: string, card: ModelCard, photo: string) {
  const file = join(TEST_PHOTOS, photo);
  const { data } = await toModelInput(file, imageOf(await openImage(file)), card.input);
  const [decoded] = await inference.decode({ path, card }, [data], 0);
  return decoded;
}

test('the file answers as the arithmetic does, on photos of every shape', async () => {
  const eye = featuresModel(backbone);
  const eyePath = join(folder, 'features.onnx');
  await writeFile(eyePath, eye.bytes);
  const features = new Map<string, Float32Array>();
  for (const photo of [...Object.values(LESSON).flat(), 'wine.jpg', 'coffee.png']) {
    const decoded = await askOf(eyePath, eye.card, photo);
    if (decoded?.kind !== 'features') throw new Error('no features');
    expect(decoded.values).toHaveLength(FEATURE_COUNT);
    features.set(photo, decoded.values);
  }
  const examples = LABELS.flatMap((label, classIndex) =>
    (LESSON[label] ?? []).map((photo) => exampleOf(features.get(photo) ?? [], classIndex, photo)),
  );
  const { head } = await teach(examples, LABELS.length);
  const { bytes, draft } = taughtModel(backbone, head, { labels: LABELS, photoCount: 8, title: 'Things' });
  const path = join(folder, 'taught.onnx');
  await writeFile(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const card: ModelCard = { ...draft, name: 'things', sha256, bytes: bytes.length };
  for (const photo of ['apple.jpg', 'cat.png', 'wine.jpg', 'coffee.png']) {
    const decoded = await askOf(path, card, photo);
    if (decoded?.kind !== 'scores') throw new Error('no scores');
    const expected = headScores(head, features.get(photo) ?? []);
    expect(decoded.scores).toHaveLength(LABELS.length);
    for (const [i, score] of decoded.scores.entries()) expect(Math.abs(score - (expected[i] ?? 0))).toBeLessThan(1e-4);
  }

  const facts = await readOnnx(path);
  expect(facts.inputs.map(({ name }) => name)).toEqual(['image']);
  expect(facts.outputs).toMatchObject([{ name: 'scores', dims: ['N', LABELS.length] }]);
  expect(facts.ops).not.toHaveProperty('ArgMax'); // What the backbone did with its features is gone.
  expect(facts.ops).not.toHaveProperty('Resize');
  expect(draft.made).toEqual({ kind: 'taught', photos: 8 });
  checkDraft(draft, { facts, guesses: [] });
  // Saying the same is being the same, to the last bit.
  const again = taughtModel(backbone, head, { labels: LABELS, photoCount: 8, title: 'x' });
  expect(createHash('sha256').update(again.bytes).digest('hex')).toBe(sha256);
});
