// From pixels to JPEG files: marked photos and thumbnails. Camera data (place, time, serial numbers) is not carried over.

import { rename, rm } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { ImageValue } from '../core/data-types';
import { drawMarks } from './marks/draw-marks';
import { render } from './pixels';
import type { RawImage } from './raw-image';
import { openRaw } from './sharp-setup';

const THUMBNAIL_QUALITY = 72;

/**
 * Both give the same pixels. Fitting the code tables to each picture makes files about a tenth smaller and encoding
 * nearly three times as slow: right for thumbnails, which lie in spreadsheets, wrong for whole photos.
 */
type Tables = 'fitted' | 'standard';

/** `image` as a JPEG of `quality` 1..100, colours at half resolution (4:2:0). */
function jpeg(image: RawImage, quality: number, tables: Tables): Sharp {
  return openRaw(image).jpeg({ quality, optimiseCoding: tables === 'fitted' });
}

/** Writes a JPEG under a temporary name beside `outPath` and moves it there, so that no half file is ever seen. */
async function writeJpeg(image: RawImage, outPath: string, quality: number, tables: Tables): Promise<WrittenImage> {
  const partial = `${outPath}.part`;
  try {
    const { size } = await jpeg(image, quality, tables).toFile(partial);
    await rename(partial, outPath);
    return { width: image.width, height: image.height, bytes: size };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

export interface WrittenImage {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** Pixels of `image` with its marks, the longer side at most `maxSide`. Throws as `render`. */
export async function renderMarked(path: string, image: ImageValue, maxSide?: number): Promise<RawImage> {
  const pixels = await render(path, image, maxSide);
  if (image.marks.length > 0) await drawMarks(pixels, image);
  return pixels;
}

/** Writes the photo at `path` with the steps and marks of `image` as a JPEG to `outPath`. Throws as `render`. */
export async function writeMarked(
  path: string,
  image: ImageValue,
  outPath: string,
  { quality, maxSide }: { quality: number; maxSide?: number },
): Promise<WrittenImage> {
  return writeJpeg(await renderMarked(path, image, maxSide), outPath, quality, 'standard');
}

/** Writes a small JPEG (about 7 kB at 200 pixels) of the photo with its marks, the longer side at most `side`. */
export async function thumbnail(
  path: string,
  image: ImageValue,
  outPath: string,
  { side }: { side: number },
): Promise<WrittenImage> {
  return writeJpeg(await renderMarked(path, image, side), outPath, THUMBNAIL_QUALITY, 'fitted');
}
