import { expect, test } from 'vitest';
import { cholesky, solve } from './cholesky';
import { unit, unitRoots } from './normalise';
import { centredProducts, classWeights, ridge } from './ridge';

test('a system is solved as by hand', () => {
  // [4 2; 2 3] x = [8; 7] has x = [1.25; 1.5].
  const low = cholesky([4, 2, 2, 3], 2);
  expect(Array.from(low)).toEqual([2, 0, 1, Math.SQRT2]);
  const x = solve(low, [8, 7]);
  expect(x[0]).toBeCloseTo(1.25, 12);
  expect(x[1]).toBeCloseTo(1.5, 12);
  expect(() => cholesky([1, 2, 2, 1], 2)).toThrow('not positive');
});

test('features become roots of length 1, with their signs', () => {
  // Roots 3, -4, 0: length 5.
  const roots = unitRoots([9, -16, 0]);
  expect(roots[0]).toBeCloseTo(0.6, 12);
  expect(roots[1]).toBeCloseTo(-0.8, 12);
  expect(roots[2]).toBe(0);
  expect(Array.from(unit([0, 0]))).toEqual([0, 0]);
});

test('classes count the same, however many examples they have', () => {
  expect(Array.from(classWeights([0, 0, 0, 1], [0, 1, 2, 3]))).toEqual([4 / 6, 4 / 6, 4 / 6, 2]);
  expect(Array.from(classWeights([0, 0, 1], [0, 2]))).toEqual([1, 0, 1]);
});

test('inner products are seen from the mean of those that are taught', () => {
  // (1, 0), (0, 1) and (-1, 0), the third not taught: the mean is (1/2, 1/2), what is left (1, -1)/2, (-1, 1)/2, (-3, -1)/2.
  const centred = centredProducts([1, 0, -1, 0, 1, 0, -1, 0, 1], [1, 1, 0]);
  expect(centred[0]).toBeCloseTo(1, 12);
  expect(centred[1]).toBeCloseTo(-1, 12);
  expect(centred[2]).toBeCloseTo(-2 / Math.sqrt(2 * 10), 12);
  expect(centred[5]).toBeCloseTo(2 / Math.sqrt(2 * 10), 12);
});

test('two opposite examples: each class is the other with its sign turned', () => {
  // (K + 0.1) a = y with K = [1 -1; -1 1], y = (1, -1): a = 1 / 2.1.
  const [first, second] = ridge([1, -1, -1, 1], { classes: [0, 1], classCount: 2, taught: [0, 1], weights: [1, 1] });
  expect(first?.[0]).toBeCloseTo(1 / 2.1, 12);
  expect(first?.[1]).toBeCloseTo(-1 / 2.1, 12);
  expect(second?.[0]).toBeCloseTo(-1 / 2.1, 12);
});
