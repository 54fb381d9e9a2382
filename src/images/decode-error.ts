// Turns what libvips says about a broken photo into the house's codes. Reads the file's ends to tell a cut-off copy from
// a damaged one; decodes nothing.

import { open } from 'node:fs/promises';
import { LensgraphError } from '../core/errors';
import { MAX_PIXELS } from '../vision/pixel-limit';
import { DECODE_SECONDS, readPhotoHeader } from './sharp-setup';
import { SNIFF_BYTES } from './sniff';

const TAIL_BYTES = 64;

/** Whether the file stops before its own end mark: EOI of a JPEG, IEND of a PNG, the RIFF length of a WebP. */
async function isCutOff(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(12);
    await file.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    if (head[0] === 0xff) return !tail.includes(Buffer.from([0xff, 0xd9]));
    if (head[0] === 0x89) return !tail.includes('IEND');
    return head.toString('latin1', 0, 4) === 'RIFF' && head.readUInt32LE(4) + 8 > size;
  } finally {
    await file.close();
  }
}

/**
 * `error`, thrown by sharp while reading the photo at `path`, as a LensgraphError: `too_many_pixels`, `photo_timeout`,
 * `truncated_image` or `corrupt_image`. Errors of the file system (no such file, no permission) come back unchanged.
 */
export async function explainDecodeError(error: unknown, path: string): Promise<unknown> {
  if (error instanceof LensgraphError || !(error instanceof Error) || 'code' in error) return error;
  if (/exceeds pixel limit/i.test(error.message)) {
    const { width, height } = await readPhotoHeader(path);
    return new LensgraphError('too_many_pixels', { width, height, limit: MAX_PIXELS / 1_000_000 }, { cause: error });
  }
  if (/^timeout\b/i.test(error.message)) {
    return new LensgraphError('photo_timeout', { seconds: DECODE_SECONDS }, { cause: error });
  }
  if (/input file is missing/i.test(error.message)) return error;
  const cutOff = /premature end/i.test(error.message) || (await isCutOff(path));
  return new LensgraphError(cutOff ? 'truncated_image' : 'corrupt_image', {}, { cause: error });
}

/** Awaits `work` on the photo at `path`; failures come out explained. */
export async function explained<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw await explainDecodeError(error, path);
  }
}

/** The first bytes of the file at `path`, for `sniffImage`. */
export async function readHeader(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(SNIFF_BYTES);
    const { bytesRead } = await file.read(header, 0, header.length, 0);
    return header.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
