import { expect, it } from 'vitest';
import { components } from './components';

/** Regions of a drawing, each as the cells it has, "x,y". */
function regions(...rows: string[]): string[][] {
  const width = rows[0]?.length ?? 0;
  const cells = rows.join('');
  return components(width, rows.length, (i) => cells[i] === '#').map((runs) =>
    runs.flatMap(({ y, from, to }) => Array.from({ length: to - from + 1 }, (_, i) => `${from + i},${y}`)),
  );
}

it('finds regions that lie apart, in the order of their first cell', () => {
  expect(regions('##..#', '.....', '#....')).toEqual([['0,0', '1,0'], ['4,0'], ['0,2']]);
});

it('takes cells that touch at a corner for one region', () => {
  expect(regions('#..', '.#.', '..#')).toEqual([['0,0', '1,1', '2,2']]);
  expect(regions('..#', '.#.', '#..')).toEqual([['2,0', '1,1', '0,2']]);
});

it('joins arms that meet only further down', () => {
  expect(regions('#.#.#', '#.#.#', '#####')).toHaveLength(1);
  expect(regions('#...#', '##.##', '.###.')).toHaveLength(1);
  expect(regions('#####', '#...#', '#.#.#', '#...#', '#####')).toHaveLength(2);
});

it('does not take the end of a row and the start of the next for neighbours', () => {
  expect(regions('..#', '#..')).toHaveLength(2);
});

it('finds nothing in nothing', () => {
  expect(regions('...', '...')).toEqual([]);
  expect(components(0, 0, () => true)).toEqual([]);
});
