// Pictures made for tests, in a folder of their own that goes away.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';

export const PHOTOS = fileURLToPath(new URL('../fixtures/photos/', import.meta.url));

/** A path for `name` in a folder that lives as long as the running test. */
export async function scratch(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-images-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
}

export async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const path = await scratch(name);
  await writeFile(path, bytes);
  return path;
}

/** A PNG without loss, its pixels given as RGB bytes. */
export async function pngOf(data: readonly number[], width: number, height: number): Promise<string> {
  const path = await scratch('made.png');
  await sharp(Uint8Array.from(data), { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
  return path;
}
