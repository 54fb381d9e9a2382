import { expect, it } from 'vitest';
import { convexHull, cornersOf, minAreaRectangle, type Point } from './min-area-rectangle';

const rounded = (points: readonly Point[]) => points.map(([x, y]) => [x, y].map((v) => Number(v.toFixed(6)) + 0));

it('leaves out of the hull what lies inside it or on its edges', () => {
  const hull = convexHull([
    [0, 0],
    [4, 0],
    [2, 0],
    [4, 3],
    [2, 1],
    [0, 3],
  ]);
  expect(new Set(hull.map(String))).toEqual(new Set(['0,0', '4,0', '4,3', '0,3']));
});

it('lays an upright rectangle round upright points, corners clockwise from the top left', () => {
  const { width, height, ...rest } = minAreaRectangle([
    [1, 1],
    [7, 1],
    [7, 4],
    [1, 4],
  ]);
  expect([width, height].sort()).toEqual([3, 6]);
  expect(rounded(cornersOf({ width, height, ...rest }))).toEqual([
    [1, 1],
    [7, 1],
    [7, 4],
    [1, 4],
  ]);
});

it('turns with the points', () => {
  // A square standing on its corner: area 8, where an upright one would have 16.
  const rectangle = minAreaRectangle([
    [2, 0],
    [4, 2],
    [2, 4],
    [0, 2],
  ]);
  expect(rectangle.width * rectangle.height).toBeCloseTo(8);
  // A strip of 10 by 2 along (3, 4) / 5 from (0, 0).
  const strip = minAreaRectangle([
    [0, 0],
    [6, 8],
    [4.4, 9.2],
    [-1.6, 1.2],
  ]);
  expect(Math.max(strip.width, strip.height)).toBeCloseTo(10);
  expect(Math.min(strip.width, strip.height)).toBeCloseTo(2);
  expect(rounded(cornersOf(strip))).toEqual([
    [0, 0],
    [6, 8],
    [4.4, 9.2],
    [-1.6, 1.2],
  ]);
});

it('has no area round a point or a line', () => {
  expect(minAreaRectangle([[3, 5]])).toMatchObject({ centre: [3, 5], width: 0, height: 0 });
  const line = minAreaRectangle([
    [0, 0],
    [3, 4],
    [6, 8],
  ]);
  expect(Math.max(line.width, line.height)).toBeCloseTo(10);
  expect(Math.min(line.width, line.height)).toBeCloseTo(0);
});
