// What objects are besides a frame, as columns of their own: the pixels they cover, how they are turned, their middle, their
// joints. Columns stand in a table only where an object of the run has such a thing.

import type { Cell, Detection, TableColumn } from '../../src/core/data-types';
import { rleArea } from '../../src/vision/rle';
import { polygonArea } from '../../src/vision/rle-polygons';

export const OBJECT_SHAPES = ['area', 'turned', 'point', 'keypoints'] as const;
export type ObjectShape = (typeof OBJECT_SHAPES)[number];

const CORNERS = 4;
const rounded = (value: number): number => Number(value.toFixed(2));
const number = (name: string): TableColumn => ({ name, type: 'number' });

const shapesOf = ({ mask, points, keypoints }: Detection): ObjectShape[] => [
  ...(mask ? (['area'] as const) : []),
  ...(points?.length === CORNERS ? (['area', 'turned'] as const) : []),
  ...(points?.length === 1 ? (['point'] as const) : []),
  ...(keypoints ? (['keypoints'] as const) : []),
];

export function addShapes(known: ReadonlySet<ObjectShape>, items: readonly Detection[]): ReadonlySet<ObjectShape> {
  const fresh = items.flatMap(shapesOf).filter((shape) => !known.has(shape));
  return fresh.length === 0 ? known : new Set([...known, ...fresh]);
}

/** Degrees clockwise by which the upper side is turned, above -180 and up to 180. */
function angleOf([a, b]: NonNullable<Detection['points']>): number | null {
  return a && b ? rounded((Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI) : null;
}

const COLUMNS: Readonly<Record<ObjectShape, readonly TableColumn[]>> = {
  area: [number('area')],
  turned: [number('angle'), ...[1, 2, 3, 4].flatMap((i) => [number(`corner ${i} x`), number(`corner ${i} y`)])],
  point: [number('x'), number('y')],
  keypoints: [{ name: 'keypoints', type: 'text' }],
};

const CELLS: Readonly<Record<ObjectShape, (item: Detection) => Cell[] | null>> = {
  area: ({ mask, points }) =>
    mask ? [rleArea(mask)] : points?.length === CORNERS ? [rounded(polygonArea(points))] : null,
  turned: ({ points }) =>
    points?.length === CORNERS ? [angleOf(points), ...points.flatMap(([x, y]) => [rounded(x), rounded(y)])] : null,
  point: ({ points }) => (points?.length === 1 ? points.flatMap(([x, y]) => [rounded(x), rounded(y)]) : null),
  // "x y how-sure; ...", in the order of the model's joints.
  keypoints: ({ keypoints }) =>
    keypoints ? [keypoints.map(({ x, y, score }) => `${rounded(x)} ${rounded(y)} ${rounded(score)}`).join('; ')] : null,
};

const present = (shapes: ReadonlySet<ObjectShape>): ObjectShape[] => OBJECT_SHAPES.filter((each) => shapes.has(each));

/** In pixels of the upright photo, areas in square pixels. */
export const shapeColumns = (shapes: ReadonlySet<ObjectShape>): TableColumn[] =>
  present(shapes).flatMap((each) => COLUMNS[each]);

/** As wide as the columns; empty where the object has no such thing. */
export const shapeCells = (item: Detection, shapes: ReadonlySet<ObjectShape>): Cell[] =>
  present(shapes).flatMap((each) => CELLS[each](item) ?? COLUMNS[each].map(() => null));
