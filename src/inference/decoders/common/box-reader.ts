// From four numbers of an output to a box in pixels of the model's input.

import type { Box } from '../../../core/data-types';
import type { BoxColumns } from '../../model-file';
import type { InputSize } from '../decoder';

export type BoxReader = (a: number, b: number, c: number, d: number) => Box;

const READERS: Readonly<Record<BoxColumns['format'], BoxReader>> = {
  xyxy: (a, b, c, d) => [a, b, c, d],
  yxyx: (a, b, c, d) => [b, a, d, c],
  xywh: (x, y, w, h) => [x, y, x + w, y + h],
  cxcywh: (x, y, w, h) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2],
};

/** How boxes stand: as the card says, else as the family usually has them. */
export function boxReader(columns: BoxColumns, { width, height }: InputSize): BoxReader {
  const read = READERS[columns.format];
  if (columns.space === 'input') return read;
  return (a, b, c, d) => {
    const [x1, y1, x2, y2] = read(a, b, c, d);
    return [x1 * width, y1 * height, x2 * width, y2 * height];
  };
}

/** Factors from the space of the boxes to pixels of the input, for points that stand in the same space. */
export const spaceScale = ({ space }: BoxColumns, { width, height }: InputSize): readonly [number, number] =>
  space === 'input' ? [1, 1] : [width, height];

export const hasArea = ([x1, y1, x2, y2]: Box) => x2 > x1 && y2 > y1;
