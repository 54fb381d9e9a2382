import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rle } from '../core/data-types';
import { rleArea } from './rle';
import { boxOfRuns, rleOf, rleRuns, rleUnion } from './rle-runs';

/** The mask of a drawing. */
function drawn(...rows: string[]): Rle {
  const counts: number[] = [];
  let ones = false;
  let run = 0;
  for (const cell of rows.join('')) {
    if ((cell === '#') !== ones) {
      counts.push(run);
      [ones, run] = [!ones, 0];
    }
    run++;
  }
  return { width: rows[0]?.length ?? 0, height: rows.length, counts: [...counts, run] };
}

it('reads area, runs and box', () => {
  const mask = drawn('..##', '##..', '....');
  expect(mask.counts).toEqual([2, 4, 6]);
  expect(rleArea(mask)).toBe(4);
  const runs = rleRuns(mask);
  expect(runs).toEqual([
    { y: 0, from: 2, to: 3 },
    { y: 1, from: 0, to: 1 },
  ]);
  expect(boxOfRuns(runs)).toEqual([0, 0, 4, 2]);
  expect(rleOf(4, 3, runs)).toEqual(mask);
});

it('knows masks of nothing and of everything', () => {
  expect([rleArea(drawn('...')), rleRuns(drawn('...')), boxOfRuns([])]).toEqual([0, [], null]);
  expect(rleOf(3, 1, [])).toEqual(drawn('...'));
  const full = drawn('##', '##');
  expect([rleArea(full), boxOfRuns(rleRuns(full)), rleOf(2, 2, rleRuns(full))]).toEqual([4, [0, 0, 2, 2], full]);
});

it('joins masks cell by cell', () => {
  const rows = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  const maskOf = (cells: readonly boolean[]) => {
    const text = cells.map((cell) => (cell ? '#' : '.')).join('');
    return drawn(text.slice(0, 4), text.slice(4, 8), text.slice(8));
  };
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 4 }), (all) => {
      const expected = Array.from({ length: 12 }, (_, i) => all.some((cells) => cells[i]));
      expect(rleUnion(4, 3, all.map(maskOf))).toEqual(maskOf(expected));
    }),
  );
});
