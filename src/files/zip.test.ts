import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { PHOTOS, scratch } from '../../test/support/picture-files';
import { safeName, uniqueNames } from '../core/entry-names';
import { csvStream } from './csv';
import { writeZip } from './zip';

/** Names and bytes of an archive, read by another library than the one that wrote it; yauzl refuses unsafe names. */
async function contents(path: string): Promise<Map<string, { bytes: Buffer; stored: boolean }>> {
  const zip = await openPromise(path, { strictFileNames: true });
  const found = new Map<string, { bytes: Buffer; stored: boolean }>();
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    found.set(entry.fileName, { bytes, stored: entry.compressionMethod === 0 });
  }
  return found;
}

it('holds the photos as they are, under safe names, each once', async () => {
  const path = await scratch('photos.zip');
  async function* entries() {
    yield { name: 'shelf/apple.jpg', path: `${PHOTOS}apple.jpg` };
    yield { name: 'shelf/Apple.jpg', path: `${PHOTOS}orange.jpg` };
    yield { name: '../../etc/passwd', path: `${PHOTOS}LICENCES.md` };
    yield { name: 'C:\\photos\\é 日本.jpg', path: `${PHOTOS}fruits.jpg` };
  }
  await writeZip(path, entries());
  const found = await contents(path);
  expect([...found.keys()]).toEqual(['shelf/apple.jpg', 'shelf/Apple (2).jpg', 'etc/passwd', 'photos/é 日本.jpg']);
  expect(found.get('shelf/apple.jpg')).toEqual({ bytes: await readFile(`${PHOTOS}apple.jpg`), stored: true });
  expect(found.get('etc/passwd')).toEqual({ bytes: await readFile(`${PHOTOS}LICENCES.md`), stored: false });
});

it('holds what is written while it is asked for, and fails with it', async () => {
  const path = await scratch('tables.zip');
  const breaking = () => {
    async function* rows() {
      yield ['a'];
      throw new Error('the rows broke off');
    }
    return csvStream([{ name: 'n', type: 'text' }], rows());
  };
  const table = { name: 'a/table.csv', open: () => csvStream([{ name: 'n', type: 'number' }], [[1], [2]]) };
  await writeZip(path, [table, { name: 'apple.jpg', path: `${PHOTOS}apple.jpg` }]);
  const found = await contents(path);
  expect([...found.keys()]).toEqual(['a/table.csv', 'apple.jpg']);
  expect(found.get('a/table.csv')?.bytes.toString()).toBe('\uFEFFn\r\n1\r\n2\r\n');
  const broken = await scratch('broken.zip');
  await expect(writeZip(broken, [{ name: 'b.csv', open: breaking }])).rejects.toThrow('the rows broke off');
  expect(await readdir(dirname(broken))).toEqual([]);
});

it('can be empty', async () => {
  const path = await scratch('empty.zip');
  await writeZip(path, []);
  expect((await contents(path)).size).toBe(0);
});

it('fails as a whole when a file is missing or the list breaks off, and leaves nothing', async () => {
  const path = await scratch('photos.zip');
  const good = { name: 'a.jpg', path: `${PHOTOS}apple.jpg` };
  await expect(writeZip(path, [good, { name: 'b.jpg', path: '/nowhere/b.jpg' }])).rejects.toMatchObject({
    code: 'ENOENT',
  });
  async function* broken() {
    yield good;
    throw new Error('database went away');
  }
  await expect(writeZip(path, broken())).rejects.toThrow('database went away');
  expect(await readdir(dirname(path))).toEqual([]);
});

it('names stay inside the folder and are never given twice', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '',
    'a',
    'A',
    'con',
    'b.jpg',
    'B.JPG',
    ' x. ',
    'C:',
    '\0',
    '\\',
    'ü'.repeat(300),
    '棚'.repeat(119),
    `a.${'b'.repeat(300)}`,
    '<>|',
  );
  fc.assert(
    fc.property(fc.array(fc.array(part, { maxLength: 5 }), { maxLength: 20 }), (names) => {
      const unique = uniqueNames();
      const given = names.map((parts) => unique(parts.join('/')));
      expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
      for (const name of given) {
        expect(name).not.toMatch(/^\/|\\|(^|\/)\.{1,2}(\/|$)|\/\/|[<>:"|?*\0]|^$/);
        for (const each of name.split('/')) {
          expect(each.length).toBeLessThan(140);
          expect(Buffer.byteLength(each)).toBeLessThanOrEqual(255);
        }
      }
    }),
  );
});

it('keeps what is harmless and renames what Windows keeps for itself', () => {
  expect(safeName('Regal 3/Foto (1).jpg')).toBe('Regal 3/Foto (1).jpg');
  expect(safeName('con.jpg')).toBe('_con.jpg');
  expect(safeName('///')).toBe('file');
});
