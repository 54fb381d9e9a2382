// Opens a photo as an image source: is it one, which size upright, which id. Decodes no pixels.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ImageSource } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import { assertPixelLimit } from '../vision/pixel-limit';
import { explained, readHeader } from './decode-error';
import { readPhotoHeader } from './sharp-setup';
import { sniffImage } from './sniff';

/** SHA-256 of the file's bytes, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * The photo at `path` as a source; `width` and `height` are those after EXIF orientation. `id` is the SHA-256 of the
 * bytes, computed unless given.
 * Throws `empty_file`, `not_an_image`, `unsupported_image`, `too_many_pixels`, `truncated_image` or `corrupt_image`
 * (a picture cut off behind its header shows only when it is decoded); file system errors come out as they are.
 */
export async function openImage(path: string, id?: string): Promise<ImageSource> {
  const { format } = sniffImage(await readHeader(path));
  const header = await explained(path, readPhotoHeader(path));
  if (header.format !== format) throw new LensgraphError('corrupt_image');
  const { width, height } = header.autoOrient;
  assertPixelLimit(width, height);
  return { id: id ?? (await hashFile(path)), width, height, format };
}
