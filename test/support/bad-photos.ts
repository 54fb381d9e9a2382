// Four files that are no photo, as they turn up among photos: cut off, empty, far too large, and something else by another name.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { TEST_PHOTOS } from './photos';

/** Their names with the code each fails with. */
export const BAD_PHOTOS = {
  'cut.jpg': 'truncated_image',
  'empty.jpg': 'empty_file',
  'huge.png': 'too_many_pixels',
  'notes.jpg': 'not_an_image',
} as const;

/** Length, type, data and checksum, as PNG (third edition, 5.3) has them. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A whole black PNG of one bit a pixel; a few hundred kilobytes on disk, gigabytes if somebody decodes it. */
function blackPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * side), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** Writes the four into `folder`. */
export async function writeBadPhotos(folder: string): Promise<void> {
  const whole = await readFile(join(TEST_PHOTOS, 'dogs.jpg'));
  const contents: Record<keyof typeof BAD_PHOTOS, Uint8Array> = {
    'cut.jpg': whole.subarray(0, Math.floor(whole.length / 2)),
    'empty.jpg': new Uint8Array(),
    'huge.png': blackPng(50_000),
    'notes.jpg': Buffer.from('Buy apples, oranges and a dog.\n'),
  };
  for (const [name, bytes] of Object.entries(contents)) await writeFile(join(folder, name), bytes);
}
