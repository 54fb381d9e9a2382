// The one place where sharp is configured and opened. Photos come from strangers: only three loaders are left, pixels
// and time are capped. Knows nothing of image values, steps or marks.

import type { Metadata, Sharp } from 'sharp';
import sharp from 'sharp';
import { MAX_PIXELS } from '../vision/pixel-limit';
import { isPlainSrgb } from './colour-profile';
import type { RawImage } from './raw-image';

/** After this long libvips gives up on one picture. */
export const DECODE_SECONDS = 60;

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'] });
// The same photo is seldom decoded twice, and the cache would hold files and pixels that the caller counts as free.
sharp.cache(false);

/** One libvips thread per picture, for a process that has a whole core to itself and siblings on the others. */
export function decodeOnOneThread(): void {
  sharp.concurrency(1);
}

/** A pipeline that reads the photo at `path`, upright. Errors come out raw: pass them through `explainDecodeError`. */
export function openPhoto(path: string): Sharp {
  // Converting sRGB to sRGB changes nothing and takes longer than decoding.
  const ignoreIcc = isPlainSrgb(path);
  return sharp(path, { limitInputPixels: MAX_PIXELS, autoOrient: true, ignoreIcc }).timeout({
    seconds: DECODE_SECONDS,
  });
}

/** What the header of the photo at `path` says; decodes nothing, so any declared size is let through. */
export function readPhotoHeader(path: string): Promise<Metadata> {
  return sharp(path, { limitInputPixels: false }).metadata();
}

/** A pipeline on decoded pixels. */
export function openRaw({ data, width, height }: RawImage): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: MAX_PIXELS }).timeout({
    seconds: DECODE_SECONDS,
  });
}

/** A pipeline on one number per pixel, 8 or 16 bits each. */
export function openNumbers(data: Uint8Array | Uint16Array, width: number, height: number): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: MAX_PIXELS }).timeout({
    seconds: DECODE_SECONDS,
  });
}

/** A pipeline that draws one line of Pango markup as a mask; `size` in pixels. */
export function openText(markup: string, font: { family: string; file: string; size: number }): Sharp {
  return sharp({ text: { text: markup, font: `${font.family} ${font.size}`, fontfile: font.file, dpi: 72 } });
}
