import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scratch } from '../../test/support/picture-files';
import type { Cell, TableColumn } from '../core/data-types';
import { writeCsv } from './csv';

const COLUMNS: TableColumn[] = [
  { name: 'file', type: 'text' },
  { name: 'count', type: 'number' },
  { name: 'found', type: 'boolean' },
];

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield item;
}

/** RFC 4180, read back without the library that wrote it. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) throw new Error(`not CSV from ${at} on: ${text.slice(at, at + 40)}`);
    const [, quoted, plain, end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

async function written(rows: readonly Cell[][], columns = COLUMNS): Promise<string> {
  const path = await scratch('out.csv');
  await writeCsv(path, columns, stream(rows));
  expect(await readdir(dirname(path))).toEqual(['out.csv']);
  return readFile(path, 'utf8');
}

it('writes a byte order mark, the names and typed cells', async () => {
  const text = await written([
    ['shelf, left.jpg', 12, true],
    ['say "cheese"', -0.1234567891234, false],
    ['two\nlines', 0, null],
    ['none', Number.NaN, null],
  ]);
  expect(text).toBe(
    '\uFEFFfile,count,found\r\n"shelf, left.jpg",12,true\r\n"say ""cheese""",-0.1234567891234,false\r\n"two\nlines",0,\r\nnone,,\r\n',
  );
});

it.each(['=1+1', '+49 30', '-rf', '@SUM(A1)', '\tx', '\rx'])(
  'guards a text that would run as a formula: %j',
  async (text) => {
    expect(parse((await written([[text, -5, null]])).slice(1))[1]).toEqual([`'${text}`, '-5', '']);
    expect(parse((await written([], [{ name: text, type: 'text' }])).slice(1))[0]).toEqual([`'${text}`]);
  },
);

it('reads back as it was written, whatever stands in it', async () => {
  const safe = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(safe, fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 5 }),
      async (rows) => {
        const [, ...back] = parse((await written(rows.map((row) => [...row]))).slice(1));
        expect(back.map(([text, number]) => [text, Number(number)])).toEqual(
          rows.map(([text, number]) => [text, number + 0]),
        );
      },
    ),
    { numRuns: 30 },
  );
});

it('leaves what was there, and nothing half, when the rows break off', async () => {
  const path = await scratch('out.csv');
  await writeFile(path, 'older');
  async function* broken(): AsyncGenerator<Cell[]> {
    yield ['a', 1, true];
    throw new Error('database went away');
  }
  await expect(writeCsv(path, COLUMNS, broken())).rejects.toThrow('database went away');
  expect(await readFile(path, 'utf8')).toBe('older');
  expect(await readdir(dirname(path))).toEqual(['out.csv']);
});
