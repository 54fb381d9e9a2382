import { expect, it } from 'vitest';
import type { Box } from '../core/data-types';
import { area, clipBox, intersection, iou, union } from './boxes';

const a: Box = [0, 0, 4, 4];
const b: Box = [2, 2, 6, 6];

it('measures boxes', () => {
  expect(area(a)).toBe(16);
  expect(area([3, 3, 1, 5])).toBe(0);
});

it('intersects and joins boxes', () => {
  expect(intersection(a, b)).toEqual([2, 2, 4, 4]);
  expect(area(intersection(a, [5, 5, 6, 6]))).toBe(0);
  expect(union(a, b)).toEqual([0, 0, 6, 6]);
});

it('computes intersection over union', () => {
  expect(iou(a, b)).toBeCloseTo(4 / 28, 12);
  expect(iou(a, a)).toBe(1);
  expect(iou(a, [4, 0, 8, 4])).toBe(0);
  expect(iou([1, 1, 1, 1], [1, 1, 1, 1])).toBe(0);
});

it('cuts a box at the edges of the picture', () => {
  expect(clipBox([-3, 2, 12, 20], 10, 8)).toEqual([0, 2, 10, 8]);
  expect(clipBox([11, 1, 13, 2], 10, 8)).toEqual([10, 1, 10, 2]);
});
