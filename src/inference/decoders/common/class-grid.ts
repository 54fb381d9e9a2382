// From a score per class and cell to the surest class of each pixel of the input. Pure arithmetic; knows no family.

import type { InputSize } from '../decoder';

export interface ScoreGrid {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  /** The score of `column` in `cell`, row by row. */
  value(column: number, cell: number): number;
}

export interface ClassGrid {
  readonly width: number;
  readonly height: number;
  /** The surest column of each cell; of equally sure ones the first. */
  readonly labels: Int32Array;
}

/**
 * The surest column of each pixel of an input of `size`; scores of a smaller grid are brought to it with smooth steps first
 * (bilinear, corners not aligned), then compared, as the originals do. Of a grid that is not smaller: of each cell.
 */
export function surestClasses(grid: ScoreGrid, size: InputSize): ClassGrid {
  const { width, height } = grid;
  const own = new Int32Array(width * height);
  for (let cell = 0; cell < own.length; cell++) own[cell] = surest(grid.columns, (column) => grid.value(column, cell));
  if (width >= size.width && height >= size.height) return { width, height, labels: own };

  const labels = new Int32Array(size.width * size.height);
  const across = Array.from({ length: size.width }, (_, x) => between(x, size.width, width));
  for (let y = 0; y < size.height; y++) {
    const down = between(y, size.height, height);
    for (const [x, { from, to, share }] of across.entries()) {
      const cells = [
        down.from * width + from,
        down.from * width + to,
        down.to * width + from,
        down.to * width + to,
      ] as const;
      const first = own[cells[0]] ?? 0;
      // What is surest at all four corners is surest anywhere between them.
      const alike = own[cells[1]] === first && own[cells[2]] === first && own[cells[3]] === first;
      labels[y * size.width + x] = alike
        ? first
        : surest(
            grid.columns,
            (column) =>
              (grid.value(column, cells[0]) * (1 - share) + grid.value(column, cells[1]) * share) * (1 - down.share) +
              (grid.value(column, cells[2]) * (1 - share) + grid.value(column, cells[3]) * share) * down.share,
          );
    }
  }
  return { ...size, labels };
}

function surest(columns: number, value: (column: number) => number): number {
  let best = 0;
  let most = value(0);
  for (let column = 1; column < columns; column++) {
    const score = value(column);
    if (score > most) [best, most] = [column, score];
  }
  return best;
}

/** The two cells around the centre of pixel `at`, and how far it is towards the second. */
function between(at: number, pixels: number, cells: number): { from: number; to: number; share: number } {
  const place = Math.max(0, ((at + 0.5) * cells) / pixels - 0.5);
  const from = Math.min(cells - 1, Math.floor(place));
  return { from, to: Math.min(cells - 1, from + 1), share: place - from };
}
