import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../core/errors';
import { LensgraphError } from '../core/errors';
import { MAX_PIXELS, SNIFF_BYTES, sniffImage } from './sniff';

const photo = (name: string) => readFileSync(new URL(`../../test/fixtures/photos/${name}`, import.meta.url));
const text = (value: string) => new TextEncoder().encode(value);

function codeOf(bytes: Uint8Array): { code: ErrorCode; format?: unknown } {
  try {
    sniffImage(bytes);
  } catch (error) {
    if (error instanceof LensgraphError) return { code: error.code, format: error.params.format };
    throw error;
  }
  throw new Error('was accepted');
}

/** The start of a PNG that declares this size. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('sniffImage', () => {
  it('reads format and stored size of real photos from the header alone', () => {
    expect(sniffImage(photo('wine.jpg').subarray(0, SNIFF_BYTES))).toEqual({
      format: 'jpeg',
      width: 2560,
      height: 3837,
    });
    expect(sniffImage(photo('cat.png').subarray(0, 64))).toEqual({ format: 'png', width: 451, height: 300 });
  });

  it('has no size for a JPEG whose frame header lies behind the bytes it got', () => {
    expect(sniffImage(photo('sign-parking.jpg').subarray(0, 100))).toEqual({ format: 'jpeg' });
  });

  it('refuses an empty file, a text and a cut-off signature', () => {
    expect(codeOf(new Uint8Array()).code).toBe('empty_file');
    expect(codeOf(text('Dear diary, this is not a photo.')).code).toBe('not_an_image');
    expect(codeOf(Uint8Array.of(0xff)).code).toBe('not_an_image');
    expect(codeOf(text('BMW and other makes')).code).toBe('not_an_image');
  });

  it.each([
    ['GIF', text('GIF89a....')],
    ['TIFF', Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0)],
    ['TIFF', Uint8Array.of(0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8)],
    ['HEIC', text('\0\0\0\x18ftypheic\0\0\0\0')],
    ['AVIF', text('\0\0\0\x1cftypavif\0\0\0\0')],
    ['PDF', text('%PDF-1.7\n')],
    ['BMP', Uint8Array.of(0x42, 0x4d, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0)],
    ['SVG', text('<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG', text('\uFEFF<svg width="9">')],
  ])('names %s as a format that is not read', (format, bytes) => {
    expect(codeOf(bytes)).toEqual({ code: 'unsupported_image', format });
  });

  it('refuses more pixels than the limit before anything is decoded', () => {
    expect(codeOf(pngHeader(50_000, 50_000)).code).toBe('too_many_pixels');
    expect(codeOf(pngHeader(MAX_PIXELS / 5000 + 1, 5000)).code).toBe('too_many_pixels');
    expect(sniffImage(pngHeader(MAX_PIXELS / 5000, 5000))).toEqual({ format: 'png', width: 10_000, height: 5000 });
  });

  it('answers every sequence of bytes with a format or a code, never with another error', () => {
    const starts = [
      [],
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...text('RIFF\0\0\0\0WEBPVP8X')],
      [...text('RIFF\0\0\0\0WEBPVP8L')],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        try {
          expect(['jpeg', 'png', 'webp']).toContain(sniffImage(Uint8Array.from([...start, ...rest])).format);
        } catch (error) {
          if (!(error instanceof LensgraphError)) throw error;
        }
      }),
    );
  });
});
