import { expect, it } from 'vitest';
import { surestClasses } from './class-grid';

const grid = (width: number, height: number, ...columns: number[][]) => ({
  width,
  height,
  columns: columns.length,
  value: (column: number, cell: number) => columns[column]?.[cell] ?? 0,
});

it('takes the surest class of each cell, of equals the first', () => {
  const { labels } = surestClasses(grid(3, 1, [1, 2, 5], [0, 3, 5], [0, 1, 5]), { width: 3, height: 1 });
  expect([...labels]).toEqual([0, 1, 0]);
});

it('compares after bringing scores to the size of the input', () => {
  // Two cells over eight pixels. Column 0 falls from 4 to 0, column 1 rises from 0 to 4, column 2 is 2.2 throughout:
  // surest nowhere in the cells, but between them.
  const { width, height, labels } = surestClasses(grid(2, 1, [4, 0], [0, 4], [2.2, 2.2]), { width: 8, height: 1 });
  expect([width, height]).toEqual([8, 1]);
  // Centres at 0, 0, 1/8, 3/8, 5/8, 7/8, 1, 1 of the way: 4, 4, 3.5, 2.5 against 2.2.
  expect([...labels]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  const narrow = surestClasses(grid(2, 1, [4, 0], [0, 4], [2.6, 2.6]), { width: 8, height: 1 });
  expect([...narrow.labels]).toEqual([0, 0, 0, 2, 2, 1, 1, 1]);
});

it('leaves a grid of the size of the input, or larger, as it is', () => {
  expect(surestClasses(grid(2, 2, [1, 1, 1, 1], [0, 2, 0, 0]), { width: 2, height: 2 })).toMatchObject({
    width: 2,
    height: 2,
  });
  expect(surestClasses(grid(2, 2, [1, 1, 1, 1], [0, 2, 0, 0]), { width: 1, height: 1 })).toMatchObject({
    width: 2,
    height: 2,
  });
});
