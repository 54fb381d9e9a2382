import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scratch } from '../../test/support/picture-files';
import { writeJsonArray, writeJsonLists } from './json';

async function written(items: Iterable<unknown>): Promise<string> {
  const path = await scratch('out.json');
  await writeJsonArray(path, items);
  return readFile(path, 'utf8');
}

it('is valid JSON for none, one and many', async () => {
  expect(await written([])).toBe('[]\n');
  expect(await written([{ a: 1 }])).toBe('[\n{"a":1}\n]\n');
  expect(JSON.parse(await written([1, undefined, 'x']))).toEqual([1, null, 'x']);
});

it('reads back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 6 }), async (items) => {
      expect(JSON.parse(await written(items))).toEqual(JSON.parse(JSON.stringify(items)));
    }),
    { numRuns: 30 },
  );
});

it('waits for the disk: never far ahead of what is written', async () => {
  const path = await scratch('out.json');
  let ahead = 0;
  async function* items() {
    for (let asked = 0; asked < 400; asked += 1) {
      const [partial] = await readdir(dirname(path));
      const onDisk = partial === undefined ? 0 : (await stat(join(dirname(path), partial))).size;
      ahead = Math.max(ahead, asked * 100_000 - onDisk);
      yield 'x'.repeat(100_000);
    }
  }
  await writeJsonArray(path, items());
  expect((await stat(path)).size).toBeGreaterThan(40_000_000);
  // Streams hold up to 16 texts before they stop asking, and one or two are on their way.
  expect(ahead).toBeLessThan(40 * 100_000);
});

it('leaves nothing behind when an item cannot be written', async () => {
  const path = await scratch('out.json');
  const loop: { self?: unknown } = {};
  loop.self = loop;
  await expect(writeJsonArray(path, [1, loop])).rejects.toThrow(TypeError);
  expect(await readdir(dirname(path))).toEqual([]);
});

it('an object of lists is valid JSON too, whatever is in them', async () => {
  async function* of(...items: unknown[]) {
    yield* items;
  }
  const path = await scratch('lists.json');
  await writeJsonLists(path, [
    ['a "list"', of({ b: 1 }, 2)],
    ['none', of()],
  ]);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ 'a "list"': [{ b: 1 }, 2], none: [] });
  await writeJsonLists(path, []);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({});
});
