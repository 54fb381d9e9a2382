// Many different photos for tests of much at once: one real photo, told apart by a comment inside, so that no two are the same file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { TEST_PHOTOS } from './photos';

/** JPEG (T.81, B.2.4.5): a comment may stand right after the start of the image. */
function withComment(jpeg: Uint8Array, text: string): Buffer {
  const body = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Writes `count` photos, `width` pixels wide, into `folder`; their paths, in the order of their names. */
export async function writeManyPhotos(folder: string, count: number, width: number): Promise<string[]> {
  const jpeg = await sharp(await readFile(join(TEST_PHOTOS, 'fruits.jpg')))
    .resize({ width })
    .jpeg()
    .toBuffer();
  const paths = Array.from({ length: count }, (_, at) => join(folder, `photo ${String(at + 1).padStart(3, '0')}.jpg`));
  for (const [at, path] of paths.entries()) await writeFile(path, withComment(jpeg, `number ${at}`));
  return paths;
}
