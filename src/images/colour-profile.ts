// Finds the colour profile in the header of a photo, without decoding anything.

import { closeSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { isSrgbProfile } from '../vision/icc-profile';

/** Room for one EXIF block of the largest size and the profile behind it. */
const HEADER_BYTES = 131_072;
const LARGEST_PROFILE = 65_536;

/** The APP2 segment "ICC_PROFILE", when the profile is whole in one. */
function jpegProfile(bytes: Buffer): Buffer | undefined {
  let at = 2;
  while (at + 18 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xda) return undefined;
    if (marker === 0xe2 && bytes.toString('latin1', at + 4, at + 16) === 'ICC_PROFILE\0') {
      const isWhole = bytes[at + 16] === 1 && bytes[at + 17] === 1 && at + 2 + length <= bytes.length;
      return isWhole ? bytes.subarray(at + 18, at + 2 + length) : undefined;
    }
    at += 2 + length;
  }
  return undefined;
}

/** The iCCP chunk: a name, a zero, the method, then the profile deflated. */
function pngProfile(bytes: Buffer): Buffer | undefined {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') return undefined;
    if (kind === 'iCCP' && at + 8 + length <= bytes.length) {
      const chunk = bytes.subarray(at + 8, at + 8 + length);
      return inflateSync(chunk.subarray(chunk.indexOf(0) + 2), { maxOutputLength: LARGEST_PROFILE });
    }
    at += 12 + length;
  }
  return undefined;
}

/** The ICCP chunk, which comes right behind VP8X. */
function webpProfile(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 38 || bytes.toString('latin1', 12, 16) !== 'VP8X') return undefined;
  if (bytes.toString('latin1', 30, 34) !== 'ICCP') return undefined;
  return bytes.subarray(38, 38 + bytes.readUInt32LE(34));
}

function profileOf(bytes: Buffer): Buffer | undefined {
  if (bytes[0] === 0xff) return jpegProfile(bytes);
  return bytes[0] === 0x89 ? pngProfile(bytes) : webpProfile(bytes);
}

/**
 * Whether the photo at `path` carries a profile that is plain sRGB. False without a profile, or when in doubt: then the
 * decoder handles it. Reads at once and not through the thread pool, which is busy decoding: it takes some 50
 * microseconds and saves 5 to 30 milliseconds.
 */
export function isPlainSrgb(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(HEADER_BYTES);
    const profile = profileOf(bytes.subarray(0, readSync(file, bytes, 0, HEADER_BYTES, 0)));
    return profile !== undefined && isSrgbProfile(profile);
  } catch (error) {
    // A profile that does not inflate is not ours to judge.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return false;
    if (error instanceof RangeError) return false;
    throw error;
  } finally {
    closeSync(file);
  }
}
