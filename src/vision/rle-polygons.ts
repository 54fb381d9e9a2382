// The outlines of a mask as polygons: along the edges of its pixels, then with fewer corners. Pure geometry.

import type { Point, Rle } from '../core/data-types';
import { eachStretch, rleBox } from './rle';

/** Corners clockwise, not closed. */
export type Polygon = readonly Point[];

/** The part of the mask within its box, with an empty border of one; so memory goes with the object, not with the photo. */
interface Bitmap {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 0 outside, else inside; row by row, `width + 2` to a row. */
  readonly cells: Uint8Array;
}

const INSIDE = 1;
/** Inside, and somebody walked along its upper edge. */
const WALKED = 2;

function bitmapOf(rle: Rle): Bitmap | null {
  const box = rleBox(rle);
  if (!box) return null;
  const [left, top] = box;
  const [width, height] = [box[2] - left, box[3] - top];
  const cells = new Uint8Array((width + 2) * (height + 2));
  eachStretch(rle, (row, from, to) => {
    const start = (row - top + 1) * (width + 2) + 1 - left;
    cells.fill(INSIDE, start + from, start + to);
  });
  return { left, top, width, height, cells };
}

/** Steps to the right, down, left, up. */
const STEPS: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
/** From a corner of pixels to the pixel ahead of it on the left and on the right hand, by direction. */
const AHEAD: readonly { readonly leftHand: Point; readonly rightHand: Point }[] = [
  { leftHand: [0, -1], rightHand: [0, 0] },
  { leftHand: [0, 0], rightHand: [-1, 0] },
  { leftHand: [-1, 0], rightHand: [-1, -1] },
  { leftHand: [-1, -1], rightHand: [0, -1] },
];

/** Walks round the mask with it on the right hand, from the upper edge of pixel (x, y) to the right. */
function walk({ cells, width }: Bitmap, x: number, y: number): Polygon {
  const indexOf = (px: number, py: number) => (py + 1) * (width + 2) + px + 1;
  const inside = (px: number, py: number) => cells[indexOf(px, py)] !== 0;
  const corners: Point[] = [];
  let [cx, cy, direction] = [x, y, 0];
  do {
    if (direction === 0) cells[indexOf(cx, cy)] = WALKED;
    const [dx, dy] = STEPS[direction] ?? [0, 0];
    [cx, cy] = [cx + dx, cy + dy];
    const { leftHand, rightHand } = AHEAD[direction] ?? { leftHand: [0, 0], rightHand: [0, 0] };
    // The left hand first, so that pixels that touch at a corner belong together.
    const turn = inside(cx + leftHand[0], cy + leftHand[1]) ? 3 : inside(cx + rightHand[0], cy + rightHand[1]) ? 0 : 1;
    if (turn !== 0) corners.push([cx, cy]);
    direction = (direction + turn) % 4;
  } while (cx !== x || cy !== y || direction !== 0);
  return corners;
}

/** Twice the area inside, positive for clockwise on the screen. */
const doubleArea = (polygon: Polygon): number =>
  polygon.reduce((sum, [x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);

/** Of any polygon without crossings, whichever way round it goes. */
export const polygonArea = (polygon: Polygon): number => Math.abs(doubleArea(polygon)) / 2;

const ORIGIN: Point = [0, 0];

/** Distance of `point` from the line through `from` and `to`, or from `from` where they are one. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dx * (y - ay) - dy * (x - ax)) / length;
}

/** Which corner between `from` and `to` is farthest from the straight line between them, and how far. */
function farthest(polygon: Polygon, from: number, to: number): { at: number; far: number } {
  const start = polygon[from] ?? ORIGIN;
  const end = polygon[to % polygon.length] ?? ORIGIN;
  let [at, far] = [from, -1];
  for (let i = from + 1; i < to; i++) {
    const own = distance(polygon[i] ?? start, start, end);
    if (own > far) [at, far] = [i, own];
  }
  return { at, far };
}

/**
 * `polygon` with fewer corners, none of those left out farther than `tolerance` from the new outline (Ramer, Douglas
 * and Peucker). As it is where less than a triangle would be left.
 */
export function simplified(polygon: Polygon, tolerance: number): Polygon {
  if (polygon.length <= 3 || tolerance <= 0) return polygon;
  // A closed line has no ends: its first corner and the one farthest from it take their place.
  const { at: opposite } = farthest(polygon, 0, polygon.length);
  const keep = new Set([0, opposite]);
  const open: [number, number][] = [
    [0, opposite],
    [opposite, polygon.length],
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const [from, to] = next;
    const { at, far } = farthest(polygon, from, to);
    if (far <= tolerance) continue;
    keep.add(at);
    open.push([from, at], [at, to]);
  }
  return keep.size < 3 ? polygon : polygon.filter((_, i) => keep.has(i));
}

/**
 * The outer outlines of a mask, in pixels of its photo along the pixels' edges, each part of it one polygon, holes left
 * out; the largest first. Pixels that touch at a corner belong to one part. `tolerance` in pixels; 0 keeps every corner.
 */
export function rlePolygons(rle: Rle, tolerance = 1): Polygon[] {
  const bitmap = bitmapOf(rle);
  if (!bitmap) return [];
  const { left, top, width, height, cells } = bitmap;
  const outlines: { readonly polygon: Polygon; readonly area: number }[] = [];
  for (let y = 0; y < height; y++) {
    const start = (y + 1) * (width + 2) + 1;
    for (let x = 0; x < width; x++) {
      if (cells[start + x] !== INSIDE || cells[start + x - width - 2] !== 0) continue;
      const polygon = walk(bitmap, x, y);
      const area = doubleArea(polygon);
      // Round a hole one walks the other way.
      if (area > 0) outlines.push({ polygon, area });
    }
  }
  return outlines
    .sort((a, b) => b.area - a.area)
    .map(({ polygon }) => simplified(polygon, tolerance).map(([x, y]): Point => [x + left, y + top]));
}
