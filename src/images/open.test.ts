import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fileOf, PHOTOS, scratch } from '../../test/support/picture-files';
import { imageOf } from '../vision/image-steps';
import { openImage } from './open';
import { render, toModelInput } from './pixels';

const SPEC = { width: 300, height: 300, resize: 'stretch', pad: [0, 0, 0] } as const;

/** What a run does with a photo: opens it and makes a model's input. */
async function look(path: string) {
  return toModelInput(path, imageOf(await openImage(path)), SPEC);
}

describe('openImage', () => {
  it('gives size, format and the SHA-256 of a real photo', async () => {
    const path = `${PHOTOS}dogs.jpg`;
    const id = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(await openImage(path)).toEqual({ id, width: 2056, height: 3088, format: 'jpeg' });
    expect((await openImage(path, 'given')).id).toBe('given');
  });

  it('gives the upright size of a turned camera', async () => {
    const path = await scratch('turned.jpg');
    await sharp(`${PHOTOS}cat.png`).withMetadata({ orientation: 6 }).jpeg().toFile(path);
    expect(await openImage(path)).toMatchObject({ width: 300, height: 451 });
    expect(await render(path, imageOf(await openImage(path)))).toMatchObject({ width: 300, height: 451 });
  });

  it('finds the size of a JPEG behind a long EXIF block, and its limit too', async () => {
    const jpeg = await readFile(`${PHOTOS}apple.jpg`);
    const block = Buffer.alloc(65_002);
    block.writeUInt16BE(0xffe3, 0);
    block.writeUInt16BE(65_000, 2);
    const path = await fileOf('long.jpg', Buffer.concat([jpeg.subarray(0, 2), block, block, jpeg.subarray(2)]));
    expect(await openImage(path)).toMatchObject({ width: 512, height: 512 });
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    const large = Buffer.from(jpeg);
    large.writeUInt16BE(60_000, frame + 5);
    large.writeUInt16BE(60_000, frame + 7);
    const tooLarge = await fileOf('large.jpg', Buffer.concat([large.subarray(0, 2), block, block, large.subarray(2)]));
    await expect(openImage(tooLarge)).rejects.toMatchObject({ code: 'too_many_pixels', params: { width: 60_000 } });
  });

  it('says that no file is there as the file system does', async () => {
    await expect(openImage('/nowhere/photo.jpg')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('broken photos', () => {
  it.each(['apple.jpg', 'dogs.jpg', 'cat.png'])('%s cut in half is a cut-off photo', async (name) => {
    const bytes = await readFile(PHOTOS + name);
    const path = await fileOf(name, bytes.subarray(0, bytes.length / 2));
    await expect(look(path)).rejects.toMatchObject({ code: 'truncated_image' });
  });

  it('a WebP cut in half is a cut-off photo', async () => {
    const bytes = await sharp(`${PHOTOS}cat.png`).webp().toBuffer();
    const path = await fileOf('cat.webp', bytes.subarray(0, bytes.length / 2));
    await expect(look(path)).rejects.toMatchObject({ code: 'truncated_image' });
  });

  it('a photo cut off behind its header fails with steps and in exports as well', async () => {
    const bytes = await readFile(`${PHOTOS}dogs.jpg`);
    const path = await fileOf('dogs.jpg', bytes.subarray(0, bytes.length - 2000));
    const image = imageOf(await openImage(path));
    await expect(render(path, image)).rejects.toMatchObject({ code: 'truncated_image' });
    await expect(render(path, image, 200)).rejects.toMatchObject({ code: 'truncated_image' });
    const top = { kind: 'crop', left: 0, top: 0, width: 100, height: 100 } as const;
    await expect(toModelInput(path, { ...image, steps: [top] }, SPEC)).rejects.toMatchObject({
      code: 'truncated_image',
    });
  });

  it('a PNG with wrong bytes inside is a damaged photo', async () => {
    const bytes = await readFile(`${PHOTOS}cat.png`);
    bytes.fill(7, 90_000, 90_100);
    await expect(look(await fileOf('cat.png', bytes))).rejects.toMatchObject({ code: 'corrupt_image' });
  });

  it('empty and text files are refused whatever their name', async () => {
    await expect(openImage(await fileOf('empty.jpg', new Uint8Array()))).rejects.toMatchObject({ code: 'empty_file' });
    const text = new TextEncoder().encode('not a photo at all');
    await expect(openImage(await fileOf('text.jpg', text))).rejects.toMatchObject({ code: 'not_an_image' });
  });
});
