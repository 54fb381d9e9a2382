// Tells from the first bytes whether a file is a photo we read, and refuses the rest with a reason. Reads header bytes
// only; must not import sharp, because the web process uses it on uploads.

import type { ImageSource } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import { jpegSize, pngSize, webpSize } from '../vision/header-size';
import { assertPixelLimit } from '../vision/pixel-limit';

export { MAX_PIXELS } from '../vision/pixel-limit';

/** How many bytes from the start of a file are worth handing to `sniffImage`. */
export const SNIFF_BYTES = 65_536;

export interface Sniffed {
  readonly format: ImageSource['format'];
  /** As stored, before EXIF orientation; absent when the header bytes do not reach it. */
  readonly width?: number;
  readonly height?: number;
}

const READERS = { jpeg: jpegSize, png: pngSize, webp: webpSize };

function startsWith(bytes: Uint8Array, prefix: readonly number[], at = 0): boolean {
  return prefix.every((byte, index) => bytes[at + index] === byte);
}

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

function readableFormat(bytes: Uint8Array): ImageSource['format'] | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  return undefined;
}

const HEIF_BRANDS: Readonly<Record<string, string>> = {
  heic: 'HEIC',
  heix: 'HEIC',
  hevc: 'HEIC',
  hevx: 'HEIC',
  heim: 'HEIC',
  heis: 'HEIC',
  mif1: 'HEIC',
  msf1: 'HEIC',
  avif: 'AVIF',
  avis: 'AVIF',
};

/** Name of a known picture format that is not read. */
function refusedFormat(bytes: Uint8Array): string | undefined {
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'GIF';
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a])) return 'TIFF';
  if (ascii(bytes, 4, 8) === 'ftyp') return HEIF_BRANDS[ascii(bytes, 8, 12)];
  if (ascii(bytes, 0, 5) === '%PDF-') return 'PDF';
  // "BM", then the reserved words, which are zero in every real bitmap; text may start with the same two letters.
  if (ascii(bytes, 0, 2) === 'BM' && startsWith(bytes, [0, 0, 0, 0], 6)) return 'BMP';
  if (/^\uFEFF?\s*<(\?xml|!DOCTYPE svg|!--|svg)/i.test(utf8Start(bytes)) && /<svg[\s>]/i.test(utf8Start(bytes))) {
    return 'SVG';
  }
  return undefined;
}

function utf8Start(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 4096));
}

/**
 * What the first bytes (up to `SNIFF_BYTES`) say about a photo.
 * Throws `empty_file`, `not_an_image`, `unsupported_image` (with `format`) or `too_many_pixels`. A JPEG whose EXIF data
 * fills the header has no size yet; the decoder checks it later.
 */
export function sniffImage(header: Uint8Array): Sniffed {
  if (header.length === 0) throw new LensgraphError('empty_file');
  const format = readableFormat(header);
  if (format === undefined) {
    const refused = refusedFormat(header);
    throw refused === undefined
      ? new LensgraphError('not_an_image')
      : new LensgraphError('unsupported_image', { format: refused });
  }
  const size = READERS[format](header);
  if (size === undefined) return { format };
  assertPixelLimit(size.width, size.height);
  return { format, ...size };
}
