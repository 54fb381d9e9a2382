// Objects in the words of the COCO format: boxes by their size, outlines as polygons or as run lengths down the columns, joints
// with their visibility. Pure. Source: cocodataset.org, "Data format"; pycocotools/_mask.pyx (uncompressed RLE).

import type { Detection, Keypoint, Rle } from '../core/data-types';
import { rleArea, rleBitmap } from './rle';
import { polygonArea, rlePolygons } from './rle-polygons';

export interface CocoRle {
  readonly size: readonly [height: number, width: number];
  /** Run lengths down the columns, zeros first. */
  readonly counts: readonly number[];
}
/** Lists of x, y, x, y, ...; or run lengths where polygons would lie. */
export type CocoSegmentation = readonly (readonly number[])[] | CocoRle;

export interface CocoShape {
  readonly bbox: readonly [x: number, y: number, width: number, height: number];
  readonly area: number;
  readonly segmentation: CocoSegmentation;
  readonly keypoints?: readonly number[];
  readonly num_keypoints?: number;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
/** Polygons have no holes; they stand for a mask as long as they cover as much, within this part of it. */
const HONEST = 0.02;
const LEAST_CORNERS = 3;

/** `rle`, which goes along the rows, down the columns. */
export function columnRuns(rle: Rle): CocoRle {
  const { width, height } = rle;
  const bitmap = rleBitmap(rle);
  const counts: number[] = [];
  let [at, value] = [0, 0];
  const cell = (x: number, y: number): number => {
    if (!bitmap) return 0;
    const [column, row] = [x - bitmap.left, y - bitmap.top];
    if (column < 0 || row < 0 || column >= bitmap.width || row >= bitmap.height) return 0;
    return bitmap.cells[row * bitmap.width + column] ?? 0;
  };
  for (let x = 0; x < width; x += 1)
    for (let y = 0; y < height; y += 1) {
      if (cell(x, y) === value) at += 1;
      else {
        counts.push(at);
        [at, value] = [1, 1 - value];
      }
    }
  counts.push(at);
  return { size: [height, width], counts };
}

/** The outline of a mask: polygons where those tell the truth, else run lengths. */
export function maskOutline(mask: Rle): CocoSegmentation {
  const polygons = rlePolygons(mask).filter((polygon) => polygon.length >= LEAST_CORNERS);
  const covered = polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
  const area = rleArea(mask);
  if (area > 0 && Math.abs(covered - area) > HONEST * area) return columnRuns(mask);
  return polygons.map((polygon) => polygon.flat().map(rounded));
}

/** COCO's visibility: 0 not labelled, 1 labelled but hidden, 2 seen. A model says how sure it is; half is enough for seen. */
const visibility = ({ score }: Keypoint): number => (score >= 0.5 ? 2 : score > 0 ? 1 : 0);

export function cocoShape({ box: [x1, y1, x2, y2], mask, points, keypoints }: Detection): CocoShape {
  const corners = points && points.length >= LEAST_CORNERS ? points : null;
  const bbox = [rounded(x1), rounded(y1), rounded(x2 - x1), rounded(y2 - y1)] as const;
  const area = mask ? rleArea(mask) : corners ? polygonArea(corners) : (x2 - x1) * (y2 - y1);
  return {
    bbox,
    area: rounded(area),
    segmentation: mask ? maskOutline(mask) : corners ? [corners.flat().map(rounded)] : [],
    ...(keypoints && {
      keypoints: keypoints.flatMap((each) => [rounded(each.x), rounded(each.y), visibility(each)]),
      num_keypoints: keypoints.filter((each) => visibility(each) > 0).length,
    }),
  };
}
