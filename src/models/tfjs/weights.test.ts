import { expect, it } from 'vitest';
import { attributesOf } from './attributes';
import { constant, transposeConstant } from './values';
import { decodeWeights, halfToNumber } from './weights';

it('reads halves: one, a fraction, the smallest, the largest, and what is not a number', () => {
  expect([0x3c00, 0xc100, 0x0001, 0x7bff, 0x7c00, 0x8000].map(halfToNumber)).toEqual([
    1,
    -2.5,
    2 ** -24,
    65504,
    Number.POSITIVE_INFINITY,
    -0,
  ]);
  expect(halfToNumber(0x7e00)).toBeNaN();
});

it('reads plain and quantised weights one after the other', () => {
  const manifest = [
    {
      paths: ['a', 'b'],
      weights: [
        { name: 'f', shape: [1], dtype: 'float32' as const },
        { name: 'i', shape: [2], dtype: 'int32' as const },
        { name: 'b', shape: [], dtype: 'bool' as const },
        {
          name: 'q8',
          shape: [2],
          dtype: 'float32' as const,
          quantization: { dtype: 'uint8' as const, scale: 0.5, min: -1 },
        },
        {
          name: 'q16',
          shape: [1],
          dtype: 'int32' as const,
          quantization: { dtype: 'uint16' as const, scale: 2, min: 3 },
        },
        { name: 'h', shape: [1], dtype: 'float32' as const, quantization: { dtype: 'float16' as const } },
      ],
    },
  ];
  const bytes = Buffer.alloc(4 + 8 + 1 + 2 + 2 + 2);
  bytes.writeFloatLE(1.5, 0);
  bytes.writeInt32LE(-7, 4);
  bytes.writeInt32LE(9, 8);
  bytes.writeUInt8(1, 12);
  bytes.set([0, 255], 13);
  bytes.writeUInt16LE(300, 15);
  bytes.writeUInt16LE(0x3c00, 17);
  // One byte into a larger buffer, so that nothing may rely on alignment.
  const shifted = Buffer.concat([Buffer.alloc(1), bytes]).subarray(1);
  const weights = decodeWeights(manifest, shifted, 'tiny');
  expect([...weights].map(([name, { data }]) => [name, ...data])).toEqual([
    ['f', 1.5],
    ['i', -7, 9],
    ['b', 1],
    ['q8', -1, 126.5],
    ['q16', 603],
    ['h', 1],
  ]);
});

it('reads attributes however a file writes them', () => {
  const attributes = attributesOf({
    name: 'n',
    attr: {
      codes: { s: [83, 65, 77, 69] },
      base64: { s: 'U0FNRQ==' },
      number: { i: '3' },
      list: { list: { i: ['1', 2], s: [], f: [] } },
      empty: { list: {} },
    },
  });
  expect(attributes.text('codes', '')).toBe('SAME');
  expect(attributes.text('base64', '')).toBe('SAME');
  expect(attributes.int('number', 0)).toBe(3);
  expect(attributes.ints('list')).toEqual([1, 2]);
  expect(attributes.ints('empty')).toEqual([]);
  expect(attributes.float('absent', 0.25)).toBe(0.25);
  expect(() => attributes.int('codes', 0)).toThrow(/codes/);
});

it('turns the axes of a constant', () => {
  const turned = transposeConstant(constant('int32', [2, 1, 3], [1, 2, 3, 4, 5, 6]), [2, 0, 1]);
  expect(turned.shape).toEqual([3, 2, 1]);
  expect(turned.data).toEqual([1, 4, 2, 5, 3, 6]);
});
