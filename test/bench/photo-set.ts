// Photos for the benchmark: the real ones of the tests, over and over, each with a remark of its own in its header. So no
// two files are equal, nothing that is known of one can be used for another, and decoding costs what it always costs.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A JPEG comment (ITU-T T.81, B.2.4.5) behind the start marker. */
function remarkedJpeg(bytes: Buffer, remark: string): Buffer {
  const text = Buffer.from(remark, 'latin1');
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, text, bytes.subarray(2)]);
}

const PNG_HEADER_END = 33;

/** A PNG text chunk (third edition, 11.3.3.3) behind the header chunk. */
function remarkedPng(bytes: Buffer, remark: string): Buffer {
  const body = Buffer.from(`tEXtComment\0${remark}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([bytes.subarray(0, PNG_HEADER_END), length, body, checksum, bytes.subarray(PNG_HEADER_END)]);
}

/** Writes `count` different photos made from those at `sources` into `folder` and returns their paths. */
export async function writePhotoSet(sources: readonly string[], folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const originals = await Promise.all(
    sources.map(async (path) => ({ kind: extname(path), bytes: await readFile(path) })),
  );
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const original = originals[index % originals.length];
    if (!original) break;
    const remark = original.kind === '.png' ? remarkedPng : remarkedJpeg;
    const path = join(folder, `${String(index).padStart(4, '0')}${original.kind}`);
    await writeFile(path, remark(original.bytes, `photo ${index}`));
    paths.push(path);
  }
  return paths;
}

/** The photos of the tests below the package's root, in the order of their names. */
export async function benchPhotos(packageRoot: string): Promise<string[]> {
  const folder = join(packageRoot, 'test', 'fixtures', 'photos');
  const names = (await readdir(folder)).filter((name) => /\.(jpg|png)$/.test(name));
  return names.sort().map((name) => join(folder, name));
}
