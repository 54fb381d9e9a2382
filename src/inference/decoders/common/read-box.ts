// Reads a box out of four numbers, however a model writes it. Pure arithmetic.

import type { Box } from '../../../core/data-types';
import type { BoxColumns } from '../../model-file';
import type { InputSize } from '../decoder';

export type BoxReader = (data: ArrayLike<number>, at: number, step?: number) => Box;

/** Reads four numbers from `at` on, `step` apart, into pixels of the input; `columns` as a card has them. */
export function boxReader({ format, space }: BoxColumns, { width, height }: InputSize): BoxReader {
  const [sx, sy] = space === 'unit' ? [width, height] : [1, 1];
  return (data, at, step = 1) => {
    const a = data[at] ?? 0;
    const b = data[at + step] ?? 0;
    const c = data[at + 2 * step] ?? 0;
    const d = data[at + 3 * step] ?? 0;
    switch (format) {
      case 'xyxy':
        return [a * sx, b * sy, c * sx, d * sy];
      case 'yxyx':
        return [b * sx, a * sy, d * sx, c * sy];
      case 'xywh':
        return [a * sx, b * sy, (a + c) * sx, (b + d) * sy];
      case 'cxcywh':
        return [(a - c / 2) * sx, (b - d / 2) * sy, (a + c / 2) * sx, (b + d / 2) * sy];
    }
  };
}

/** Factors from the space of the boxes to pixels of the input, for points that stand in the same space. */
export const spaceScale = ({ space }: BoxColumns, { width, height }: InputSize): readonly [number, number] =>
  space === 'input' ? [1, 1] : [width, height];

export const hasArea = ([x1, y1, x2, y2]: Box) => x2 > x1 && y2 > y1;
