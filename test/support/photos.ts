// The photos the tests use, and their pixels at a model's size.

import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

export const TEST_PHOTOS = resolve(import.meta.dirname, '../fixtures/photos');

/** Paths of all test photos, in the order of their names. */
export async function testPhotos(): Promise<string[]> {
  const names = await readdir(TEST_PHOTOS);
  return names
    .filter((name) => /\.(jpg|png|webp)$/.test(name))
    .sort()
    .map((name) => join(TEST_PHOTOS, name));
}

/** The photo stretched to `width` x `height`: RGB, one byte each, row by row. */
export async function stretchedPixels(path: string, width: number, height: number): Promise<Uint8Array> {
  const image = sharp(path).autoOrient().resize(width, height, { fit: 'fill' });
  const { data } = await image
    .flatten()
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return new Uint8Array(data);
}
