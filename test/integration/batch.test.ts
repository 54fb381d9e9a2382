// The converted detector takes any number of photos at once, although its original was exported for one at a time.

import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { testModel } from '../support/models';
import { stretchedPixels, TEST_PHOTOS } from '../support/photos';

it('gives each photo of a batch what it gives it alone', async () => {
  const { path, card } = await testModel('coco-ssd');
  const { width, height } = card.input;
  const photos = await Promise.all(
    ['cat.png', 'citrus.jpg', 'coffee.png'].map((name) => stretchedPixels(join(TEST_PHOTOS, name), width, height)),
  );
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1 });
  const run = async (pixels: Uint8Array, batch: number) => {
    const { scores, boxes } = await session.run({ image: new Tensor('uint8', pixels, [batch, height, width, 3]) });
    return { scores: Array.from(scores?.data ?? [], Number), boxes: Array.from(boxes?.data ?? [], Number) };
  };
  const together = await run(Buffer.concat(photos), photos.length);
  const apart = await Promise.all(photos.map((pixels) => run(pixels, 1)));
  expect(together.scores.length).toBe(photos.length * 1917 * 90);
  expect(together.scores).toEqual(apart.flatMap(({ scores }) => scores));
  expect(together.boxes).toEqual(apart.flatMap(({ boxes }) => boxes));
  await session.release();
});
