import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHalves, halfBits } from './half-floats';

const bitsOf = (...bits: number[]) => [...fromHalves(Uint16Array.from(bits))];

it('knows the examples of the standard', () => {
  expect(bitsOf(0x0000, 0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x3555)).toEqual([
    0,
    1,
    -2,
    65_504,
    2 ** -14,
    2 ** -24,
    0.333251953125,
  ]);
  expect(bitsOf(0x7c00, 0xfc00, 0x7e00)).toEqual([Infinity, -Infinity, Number.NaN]);
});

it('gives every half float back from its number', () => {
  let wrong = 0;
  for (let bits = 0; bits < 65_536; bits++) {
    const isNumber = (bits & 0x7c00) !== 0x7c00 || (bits & 0x3ff) === 0;
    if (isNumber && bits !== 0x8000) wrong += halfBits(bitsOf(bits)[0] ?? 0) === bits ? 0 : 1;
  }
  expect(wrong).toBe(0);
  expect(halfBits(Number.NaN)).toBe(0x7e00);
});

it('takes the nearest', () => {
  fc.assert(
    fc.property(fc.double({ min: -60_000, max: 60_000, noNaN: true }), (value) => {
      const distance = Math.abs((bitsOf(halfBits(value))[0] ?? 0) - Math.fround(value));
      expect(distance).toBeLessThanOrEqual(Math.max(2 ** -25, Math.abs(value) * 2 ** -11));
    }),
  );
});
