// From masks to a grey PNG whose values are numbers: of objects, or of kinds. Knows no photo and no labels.

import { rename, rm } from 'node:fs/promises';
import type { NumberPicture } from '../core/context';
import { eachStretch } from '../vision/rle';
import { openNumbers } from './sharp-setup';

const MOST_IN_8_BITS = 0xff;
const MOST_IN_16_BITS = 0xffff;
/** Of mostly plain areas: a quarter of the bytes of level 1, for 20 ms more of 6 megapixels. */
const COMPRESSION = 4;

/** One number per pixel, row by row: 8 bits each up to 255, else 16. Values are whole, 1 to 65,535. */
export function paintNumbers({ width, height, parts }: NumberPicture): Uint8Array | Uint16Array {
  const most = parts.reduce((max, { value }) => Math.max(max, value), 0);
  if (most > MOST_IN_16_BITS) throw new RangeError(`a picture holds numbers up to ${MOST_IN_16_BITS}, not ${most}`);
  const pixels = new (most > MOST_IN_8_BITS ? Uint16Array : Uint8Array)(width * height);
  for (const { mask, value } of parts) {
    if (mask.width !== width || mask.height !== height)
      throw new RangeError('a mask is not of the size of its picture');
    eachStretch(mask, (row, from, to) => pixels.fill(value, row * width + from, row * width + to));
  }
  return pixels;
}

/** Writes `picture` under a temporary name beside `outPath` and moves it there, so that no half file is ever seen. */
export async function writeNumbers(picture: NumberPicture, outPath: string): Promise<{ readonly bytes: number }> {
  const pixels = paintNumbers(picture);
  const partial = `${outPath}.part`;
  try {
    const { size } = await openNumbers(pixels, picture.width, picture.height)
      .toColourspace(pixels instanceof Uint16Array ? 'grey16' : 'b-w')
      .png({ compressionLevel: COMPRESSION })
      .toFile(partial);
    await rename(partial, outPath);
    return { bytes: size };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
