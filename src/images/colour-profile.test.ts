import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fileOf, PHOTOS, scratch } from '../../test/support/picture-files';
import { imageOf } from '../vision/image-steps';
import { isPlainSrgb } from './colour-profile';
import { openImage } from './open';
import { render } from './pixels';

const withProfile = ['astronaut.png', 'cat.png', 'citrus.jpg', 'sign-parking.jpg'];
const photos = readdirSync(PHOTOS).filter((name) => /\.(jpg|png)$/.test(name));

describe('plain sRGB', () => {
  it('is found in the photos that carry such a profile, and in no other', () => {
    expect(photos.filter((name) => isPlainSrgb(PHOTOS + name)).sort()).toEqual(withProfile);
  });

  it.each(withProfile)('%s: leaving the conversion out changes no pixel', async (name) => {
    const path = PHOTOS + name;
    const { data } = await render(path, imageOf(await openImage(path)));
    const converted = await sharp(path).toColourspace('srgb').removeAlpha().raw().toBuffer();
    expect(Buffer.compare(data, converted)).toBe(0);
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    'is not what a %s in Display P3 is, whose colours are converted',
    async (format) => {
      const path = await scratch(`p3.${format}`);
      await sharp(`${PHOTOS}coffee.png`).withIccProfile('p3').toFormat(format, { quality: 95 }).toFile(path);
      expect(isPlainSrgb(path)).toBe(false);
      const { data } = await render(path, imageOf(await openImage(path)));
      const byHand = await sharp(path).toColourspace('srgb').removeAlpha().raw().toBuffer();
      const unconverted = await sharp(path, { ignoreIcc: true }).removeAlpha().raw().toBuffer();
      expect(Buffer.compare(data, byHand)).toBe(0);
      expect(Buffer.compare(data, unconverted)).not.toBe(0);
    },
  );

  it.each(['jpeg', 'png', 'webp'] as const)('is found in a %s with the usual profile', async (format) => {
    const path = await scratch(`srgb.${format}`);
    await sharp(`${PHOTOS}coffee.png`).withIccProfile('srgb').toFormat(format).toFile(path);
    expect(isPlainSrgb(path)).toBe(true);
  });

  it('is never said of a damaged profile or file', async () => {
    const photo = await readFile(`${PHOTOS}cat.png`);
    for (let at = 30; at < 2600; at += 97) {
      const damaged = Buffer.from(photo);
      damaged.fill(0xff, at, at + 40);
      expect(typeof isPlainSrgb(await fileOf('damaged.png', damaged))).toBe('boolean');
      expect(isPlainSrgb(await fileOf('short.png', photo.subarray(0, at)))).toBe(false);
    }
  });
});
