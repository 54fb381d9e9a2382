import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { scratch } from '../../test/support/picture-files';
import { paintNumbers, writeNumbers } from './numbers';

/** Columns 1 and 2 of rows 1 and 2, and the last of row 2 with the first of row 3, of 4 by 4. */
const SQUARE = { width: 4, height: 4, counts: [5, 2, 2, 2, 5] };
const BENT = { width: 4, height: 4, counts: [10, 3, 3] };

it('paints later parts over earlier ones, and nothing is 0', () => {
  const parts = [
    { mask: SQUARE, value: 7 },
    { mask: BENT, value: 255 },
  ];
  const rows = [0, 0, 0, 0, 0, 7, 7, 0, 0, 7, 255, 255, 255, 0, 0, 0];
  expect(paintNumbers({ width: 4, height: 4, parts })).toEqual(Uint8Array.from(rows));
  expect(paintNumbers({ width: 4, height: 4, parts: [] })).toEqual(new Uint8Array(16));
});

it.each([
  { value: 255, bits: 8 },
  { value: 256, bits: 16 },
  { value: 65_535, bits: 16 },
])('a picture with $value in it has $bits bits and is read back the same', async ({ value, bits }) => {
  const out = await scratch('numbers.png');
  const { bytes } = await writeNumbers({ width: 4, height: 4, parts: [{ mask: SQUARE, value }] }, out);
  const file = await readFile(out);
  expect(file.length).toBe(bytes);
  // The header of a PNG: bits per value, then 0 for grey.
  expect([file[24], file[25]]).toEqual([bits, 0]);
  const raw = await sharp(out)
    .toColourspace(bits === 16 ? 'grey16' : 'b-w')
    .raw({ depth: bits === 16 ? 'ushort' : 'uchar' })
    .toBuffer();
  const pixels = bits === 16 ? new Uint16Array(new Uint8Array(raw).buffer) : raw;
  expect([...pixels]).toEqual([0, 0, 0, 0, 0, value, value, 0, 0, value, value, 0, 0, 0, 0, 0]);
});

it('refuses what it cannot hold', () => {
  const parts = [{ mask: SQUARE, value: 65_536 }];
  expect(() => paintNumbers({ width: 4, height: 4, parts })).toThrow('65536');
  expect(() => paintNumbers({ width: 5, height: 4, parts: [{ mask: SQUARE, value: 1 }] })).toThrow('size');
});
