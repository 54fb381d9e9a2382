import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rle } from '../core/data-types';
import { components } from './components';
import { rlePolygons, simplified } from './rle-polygons';
import { rleWriter } from './rle-writer';

/** A mask drawn with `#`. */
function drawn(...rows: readonly string[]): Rle {
  const width = rows[0]?.length ?? 0;
  const writer = rleWriter(width, rows.length);
  for (const [i, sign] of [...rows.join('')].entries()) if (sign === '#') writer.add(i, i + 1);
  return writer.finish();
}

const areaOf = (polygon: readonly (readonly [number, number])[]) =>
  polygon.reduce((sum, [x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length] ?? [x, y];
    return sum + (x * ny - nx * y) / 2;
  }, 0);

it('goes round a pixel and round a rectangle, clockwise', () => {
  expect(rlePolygons(drawn('...', '.#.'))).toEqual([
    [
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ],
  ]);
  expect(rlePolygons(drawn('.###', '.###'), 0)).toEqual([
    [
      [4, 0],
      [4, 2],
      [1, 2],
      [1, 0],
    ],
  ]);
});

it('takes pixels that touch at a corner for one part, and others apart, the largest first', () => {
  expect(rlePolygons(drawn('#..', '.#.'), 0)).toHaveLength(1);
  expect(rlePolygons(drawn('#..##', '...##'), 0).map(areaOf)).toEqual([4, 1]);
});

it('leaves holes out, and draws what lies in them', () => {
  const ring = drawn('#####', '#...#', '#.#.#', '#...#', '#####');
  expect(rlePolygons(ring, 0).map(areaOf)).toEqual([25, 1]);
});

it('draws nothing for nothing', () => {
  expect(rlePolygons(drawn('...'))).toEqual([]);
});

it('has at tolerance 0 exactly the area of each part with its holes filled', () => {
  const side = 7;
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: side * side, maxLength: side * side }), (cells) => {
      const writer = rleWriter(side, side);
      for (const [i, on] of cells.entries()) if (on) writer.add(i, i + 1);
      const filled = components(side, side, (i) => cells[i] === true).map((runs) => {
        const own = new Set(
          runs.flatMap(({ y, from, to }) => Array.from({ length: to - from + 1 }, (_, i) => y * side + from + i)),
        );
        // Flooded from outside through a border of one cell, sideways and up and down.
        const seen = new Set<string>();
        const open: [number, number][] = [[-1, -1]];
        for (let next = open.pop(); next; next = open.pop()) {
          const [x, y] = next;
          const inRange = x >= -1 && y >= -1 && x <= side && y <= side;
          const isOwn = x >= 0 && y >= 0 && x < side && y < side && own.has(y * side + x);
          if (!inRange || isOwn || seen.has(`${x},${y}`)) continue;
          seen.add(`${x},${y}`);
          open.push([x + 1, y], [x - 1, y], [x, y + 1], [x, y - 1]);
        }
        return (side + 2) ** 2 - seen.size;
      });
      const areas = rlePolygons(writer.finish(), 0).map(areaOf);
      expect(areas.sort()).toEqual(filled.sort());
    }),
  );
});

it('leaves out corners that matter less than the tolerance, and never goes farther away', () => {
  const stairs = drawn('#.......', '##......', '###.....', '####....', '#####...', '######..', '#######.', '########');
  const [fine] = rlePolygons(stairs, 0);
  const [rough] = rlePolygons(stairs, 1);
  expect(fine?.length).toBeGreaterThan(14);
  expect(rough?.length).toBeLessThan(6);
  expect(Math.abs(areaOf(rough ?? []) - 36)).toBeLessThan(8);
  const square = [
    [0, 0],
    [5, 0.4],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  expect(simplified(square, 0.5)).toEqual([
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ]);
  expect(simplified(square, 0.3)).toHaveLength(5);
});

it('stays within memory and time on a photo of 50 megapixels with a small object', () => {
  const [width, height] = [10_000, 5_000];
  const writer = rleWriter(width, height);
  for (let y = 0; y < 100; y++) writer.add((2_000 + y) * width + 7_000, (2_000 + y) * width + 7_100);
  const [polygon] = rlePolygons(writer.finish());
  expect(polygon && areaOf(polygon)).toBe(10_000);
});
