import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cacheKey, openCacheFolder } from './cache-folder';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lg cache-'));
});
afterAll(() => rm(root, { recursive: true }));

const onError = (error: unknown) => {
  throw error;
};
const open = (name: string, maxBytes = 1e9) => openCacheFolder(join(root, name), { maxBytes, onError });
const bytes = (text: string) => new TextEncoder().encode(text);
const pathOf = (name: string, key: string) => join(root, name, key.slice(0, 2), key);

it('gives back what was kept, to another process too, and nothing for what was not', async () => {
  const key = cacheKey('a', 1);
  expect(open('keep').readNow(key)).toBeNull();
  await open('keep').write(key, bytes('first'));
  expect(open('keep').readNow(key)).toEqual(Buffer.from('first'));
  expect(await open('keep').read(key)).toEqual(Buffer.from('first'));
  expect(await open('keep').read(cacheKey('a', 2))).toBeNull();
});

it('counts damaged, cut off and foreign files as missing, and replaces them', async () => {
  const [key, other] = [cacheKey('whole'), cacheKey('other')];
  const cache = open('damage');
  await cache.write(key, bytes('something of some length'));
  await cache.write(other, bytes('else'));
  const whole = await readFile(pathOf('damage', key));
  const flipped = Buffer.from(whole);
  flipped[whole.length - 3] = (flipped[whole.length - 3] ?? 0) ^ 1;
  const foreign = await readFile(pathOf('damage', other));
  for (const broken of [flipped, whole.subarray(0, whole.length - 1), whole.subarray(0, 9), Buffer.alloc(0), foreign]) {
    await writeFile(pathOf('damage', key), broken);
    expect(cache.readNow(key)).toBeNull();
    expect(await cache.read(key)).toBeNull();
  }
  await cache.write(key, bytes('again'));
  expect(cache.readNow(key)).toEqual(Buffer.from('again'));
});

it('never lets a key leave its folder', () => {
  expect(() => open('keep').readNow('../../../etc/passwd')).toThrow(RangeError);
});

it('stays within its bound, drops the oldest, and leaves no drafts', async () => {
  // All in one of its 256 parts, which looks after itself alone.
  const part = 50_000;
  const keyOf = (n: number) => `ab${cacheKey('n', n).slice(2)}`;
  const cache = open('bound', 256 * part);
  await cache.write(keyOf(-1), new Uint8Array(500));
  await utimes(pathOf('bound', keyOf(-1)), 1, 1);
  for (let n = 0; n < 400; n++) await cache.write(keyOf(n), new Uint8Array(500));
  const names = await readdir(join(root, 'bound', 'ab'));
  expect(names.every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(root, 'bound', 'ab', name))).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(part * 1.7);
  expect(cache.readNow(keyOf(-1))).toBeNull();
  expect(cache.readNow(keyOf(399))).not.toBeNull();
});

it('says why something could not be kept, and goes on', async () => {
  const reasons: unknown[] = [];
  await writeFile(join(root, 'a-file'), '');
  const cache = openCacheFolder(join(root, 'a-file'), { maxBytes: 1, onError: (error) => reasons.push(error) });
  await cache.write(cacheKey(1), bytes('x'));
  await cache.settled();
  expect(reasons.length).toBeGreaterThan(0);
  expect(cache.readNow(cacheKey(1))).toBeNull();
});
