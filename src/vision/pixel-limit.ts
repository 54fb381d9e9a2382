// The largest picture handled anywhere, so that one photo can never take the machine's memory. Knows nothing of files.

import { LensgraphError } from '../core/errors';

/** 50 megapixels: three bytes a pixel make 150 MB, the most one decoded photo may take. */
export const MAX_PIXELS = 50_000_000;

/** Throws `too_many_pixels` when `width` x `height` is over the limit. */
export function assertPixelLimit(width: number, height: number): void {
  if (width * height > MAX_PIXELS) {
    throw new LensgraphError('too_many_pixels', { width, height, limit: MAX_PIXELS / 1_000_000 });
  }
}
