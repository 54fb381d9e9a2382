import { readdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { PHOTOS, scratch } from '../../test/support/picture-files';
import type { ImageValue } from '../core/data-types';
import { imageOf } from '../vision/image-steps';
import { thumbnail, writeMarked } from './encode';
import { openImage } from './open';

const ORANGE = [230, 159, 0] as const;

async function marked(name: string): Promise<ImageValue> {
  const image = imageOf(await openImage(PHOTOS + name));
  const box = [image.width * 0.2, image.height * 0.3, image.width * 0.8, image.height * 0.9] as const;
  return { ...image, marks: [{ kind: 'box', box, colour: ORANGE, label: 'dog 92 %' }] };
}

it('writes a photo with its marks in full size, without camera data', async () => {
  const out = await scratch('out.jpg');
  const written = await writeMarked(`${PHOTOS}sign-parking.jpg`, await marked('sign-parking.jpg'), out, {
    quality: 90,
  });
  const { width, height, exif, size } = { ...(await sharp(out).metadata()), size: (await readFile(out)).length };
  expect([width, height, exif]).toEqual([800, 600, undefined]);
  expect(written).toEqual({ width: 800, height: 600, bytes: size });
  const { data } = await sharp(out).raw().toBuffer({ resolveWithObject: true });
  const middleOfFrame = (Math.round(600 * 0.6) * 800 + 160) * 3;
  ORANGE.forEach((value, channel) => {
    expect(Math.abs((data[middleOfFrame + channel] ?? 0) - value)).toBeLessThan(60);
  });
});

it('maxSide makes smaller and never larger', async () => {
  const out = await scratch('out.jpg');
  const image = await marked('dogs.jpg');
  expect(await writeMarked(`${PHOTOS}dogs.jpg`, image, out, { quality: 80, maxSide: 500 })).toMatchObject({
    width: 333,
    height: 500,
  });
  const small = await marked('cat.png');
  expect(await writeMarked(`${PHOTOS}cat.png`, small, out, { quality: 80, maxSide: 5000 })).toMatchObject({
    width: 451,
    height: 300,
  });
});

it('thumbnails are small, in every sense', async () => {
  const out = await scratch('out.jpg');
  const { width, height, bytes } = await thumbnail(`${PHOTOS}dogs.jpg`, await marked('dogs.jpg'), out, { side: 200 });
  expect([width, height]).toEqual([133, 200]);
  expect(bytes).toBeGreaterThan(2000);
  expect(bytes).toBeLessThan(10_000);
});

it('draws the same bytes every time', async () => {
  const [one, two] = [await scratch('one.jpg'), await scratch('two.jpg')];
  const image = await marked('fruits.jpg');
  for (const out of [one, two]) await writeMarked(`${PHOTOS}fruits.jpg`, image, out, { quality: 85 });
  expect(Buffer.compare(await readFile(one), await readFile(two))).toBe(0);
});

it('leaves no half file behind when the target cannot be written', async () => {
  const out = await scratch('out.jpg');
  const image = await marked('fruits.jpg');
  await rename(dirname(out), `${dirname(out)}-away`);
  await expect(writeMarked(`${PHOTOS}fruits.jpg`, image, out, { quality: 85 })).rejects.toThrow();
  await rename(`${dirname(out)}-away`, dirname(out));
  expect(await readdir(dirname(out))).toEqual([]);
});
