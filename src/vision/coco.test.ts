import { expect, test } from 'vitest';
import type { Detection } from '../core/data-types';
import { cocoShape, columnRuns, maskOutline } from './coco';
import { rleOf } from './rle-runs';

const item: Detection = { id: 'o1', label: 'cat', classId: 3, score: 0.9, box: [1, 2, 4, 8.126] };
const rows = (...given: (readonly [number, number, number])[]) =>
  rleOf(
    6,
    4,
    given.map(([y, from, to]) => ({ y, from, to })),
  );

test('run lengths go down the columns, as the reference masks do', () => {
  // Columns 1 and 2 of rows 1 and 2 of a mask of 6 by 4.
  expect(columnRuns(rows([1, 1, 2], [2, 1, 2]))).toEqual({ size: [4, 6], counts: [5, 2, 2, 2, 13] });
  expect(columnRuns(rows())).toEqual({ size: [4, 6], counts: [24] });
  expect(columnRuns(rows([0, 0, 0])).counts).toEqual([0, 1, 23]);
});

test('a mask is polygons, and run lengths where it has a hole', () => {
  expect(maskOutline(rows([1, 1, 2], [2, 1, 2]))).toEqual([[3, 1, 3, 3, 1, 3, 1, 1]]);
  const ring = rows([0, 0, 2], [1, 0, 0], [1, 2, 2], [2, 0, 2]);
  expect(maskOutline(ring)).toEqual({ size: [4, 6], counts: [0, 3, 1, 1, 1, 1, 1, 3, 13] });
});

test('boxes by their size, areas of what is there, joints by whether they are seen', () => {
  expect(cocoShape(item)).toEqual({ bbox: [1, 2, 3, 6.13], area: 18.38, segmentation: [] });
  const points = [
    [0, 0],
    [4, 0],
    [4, 2],
    [0, 2],
  ] as const;
  expect(cocoShape({ ...item, points })).toMatchObject({ area: 8, segmentation: [[0, 0, 4, 0, 4, 2, 0, 2]] });
  expect(cocoShape({ ...item, mask: rows([1, 1, 2]) }).area).toBe(2);
  const keypoints = [0.9, 0.3, 0].map((score, i) => ({ x: i + 0.123, y: 2, score }));
  expect(cocoShape({ ...item, keypoints })).toMatchObject({
    keypoints: [0.12, 2, 2, 1.12, 2, 1, 2.12, 2, 0],
    num_keypoints: 2,
  });
});
