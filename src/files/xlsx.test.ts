import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import readSheets from 'read-excel-file/node';
import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { openPromise } from 'yauzl';
import { PHOTOS, scratch } from '../../test/support/picture-files';
import type { Sheet } from '../core/context';
import type { FileValue } from '../core/data-types';
import { writeXlsx } from './xlsx';

const SUMMARY: Sheet = {
  name: 'Summary',
  columns: [
    { name: 'what', type: 'text' },
    { name: 'value', type: 'number' },
  ],
  rows: [
    ['photos', 2],
    ['mean', 0.1 + 0.2],
  ],
};

async function thumbnailOf(name: string): Promise<FileValue> {
  const blob = await scratch('thumbnail.jpg');
  await sharp(PHOTOS + name)
    .resize(160, 160, { fit: 'inside' })
    .jpeg()
    .toFile(blob);
  return { role: 'thumbnail', name, mediaType: 'image/jpeg', bytes: (await stat(blob)).size, blob };
}

async function written(sheets: readonly Sheet[]): Promise<string> {
  const path = await scratch('out.xlsx');
  await writeXlsx(path, sheets);
  expect(await readdir(dirname(path))).toEqual(['out.xlsx']);
  return path;
}

async function cellsOf(sheets: readonly Sheet[]): Promise<Record<string, unknown[][]>> {
  const read = await readSheets(await written(sheets));
  return Object.fromEntries(read.map(({ sheet, data }) => [sheet, data]));
}

/** The text of every part whose name matches, and all names. */
async function partsOf(path: string, wanted: RegExp): Promise<{ names: string[]; content: string }> {
  const zip = await openPromise(path);
  const names: string[] = [];
  let content = '';
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    if (wanted.test(entry.fileName)) content += await text(await zip.openReadStreamPromise(entry));
  }
  return { names, content };
}

it('gives the same bytes at another time', async () => {
  const sheets: Sheet[] = [{ name: 'Photos', columns: [{ name: 'file', type: 'text' }], rows: [['a.jpg']] }];
  const first = await readFile(await written(sheets));
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:10') });
  try {
    expect((await readFile(await written(sheets))).equals(first)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it('keeps sheets, names and types', async () => {
  const columns: Sheet['columns'] = [
    { name: 'file', type: 'text' },
    { name: 'bottle', type: 'number' },
    { name: 'ok', type: 'boolean' },
  ];
  const rows = [
    ['a.jpg', 0, true],
    ['=1+1', -2.5, false],
    ['0042', null, null],
    ['<b>&"\u0007', Number.NaN, true],
  ];
  expect(await cellsOf([SUMMARY, { name: 'Photos', columns, rows }])).toEqual({
    Summary: [
      ['what', 'value'],
      ['photos', 2],
      ['mean', 0.1 + 0.2],
    ],
    Photos: [
      ['file', 'bottle', 'ok'],
      ['a.jpg', 0, true],
      ['=1+1', -2.5, false],
      ['0042', null, null],
      ['<b>&"', null, true],
    ],
  });
});

it('a text that looks like a formula is none', async () => {
  const path = await written([{ ...SUMMARY, rows: [['=HYPERLINK("http://x")', 1]] }]);
  expect((await partsOf(path, /sheet1\.xml$/)).content).not.toContain('<f>');
});

it('puts pictures in front of their rows, in their shape, and a remark above the header', async () => {
  const wide = await thumbnailOf('cat.png');
  const sheet: Sheet = {
    name: 'Photos',
    columns: [{ name: 'file', type: 'text' }],
    rows: [['a.jpg'], ['b.jpg'], ['c.jpg']],
    thumbnails: [wide, null, await thumbnailOf('dogs.jpg')],
    note: 'Pictures are shown for the first 500 photos.',
  };
  const path = await written([SUMMARY, sheet]);
  const { names, content } = await partsOf(path, /drawing\d*\.xml$/);
  expect(names.filter((name) => name.startsWith('xl/media/'))).toHaveLength(2);
  const anchors = [...content.matchAll(/<xdr:col>(\d+)<.*?<xdr:row>(\d+)<.*?cx="(\d+)" cy="(\d+)"/gs)].map((match) =>
    match.slice(1).map(Number),
  );
  expect(anchors).toEqual([
    [0, 2, 128 * 9525, 85 * 9525],
    [0, 4, 64 * 9525, 96 * 9525],
  ]);
  const [, photos] = await readSheets(path);
  expect(photos?.data).toEqual([
    ['Pictures are shown for the first 500 photos.', null],
    ['Picture', 'file'],
    [null, 'a.jpg'],
    [null, 'b.jpg'],
    [null, 'c.jpg'],
  ]);
  expect((await partsOf(path, /worksheets\/sheet2\.xml$/)).content).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
});

it('cuts what Excel would refuse: long texts and sheet names with signs', async () => {
  const name = 'a/b:c*'.repeat(10);
  const read = await cellsOf([{ name, columns: [{ name: 'x', type: 'text' }], rows: [['y'.repeat(40_000)]] }]);
  const [[sheet, data] = ['', []]] = Object.entries(read);
  expect(sheet).toHaveLength(31);
  expect(String(data[1]?.[0])).toHaveLength(32_767);
});

it('holds tables without rows', async () => {
  expect(await cellsOf([{ ...SUMMARY, rows: [] }])).toEqual({ Summary: [['what', 'value']] });
});

it('leaves nothing behind when a picture is missing', async () => {
  const path = await scratch('out.xlsx');
  const lost: FileValue = { role: 'thumbnail', name: 'x', mediaType: 'image/jpeg', bytes: 1, blob: '/nowhere/x.jpg' };
  await expect(writeXlsx(path, [{ ...SUMMARY, thumbnails: [lost] }])).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await readdir(dirname(path))).toEqual([]);
});
