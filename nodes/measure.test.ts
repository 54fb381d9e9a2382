import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Segmentation } from '../src/core/data-types';
import { rleOf } from '../src/vision/rle-runs';
import { detection, foldPhotos, found, runNode, SOURCE, wired } from '../test/support/run-node';
import measure from './measure';

const { width, height } = SOURCE;
/** The left quarter of a photo of 400 by 300 is cat. */
const AREAS: Segmentation = {
  width,
  height,
  labels: ['cat'],
  areas: { cat: 30_000 },
  rle: [
    rleOf(
      width,
      height,
      Array.from({ length: height }, (_, y) => ({ y, from: 0, to: 99 })),
    ),
  ],
};
const SEEN = found(detection('o1', 'cup', 0.9, [200, 0, 260, 20]), detection('o2', 'cat', 0.4, [0, 0, 10, 30]));

const measured = (config: z.input<typeof measure.config> = {}) =>
  runNode(measure, { inputs: { detections: wired(SEEN), segmentation: wired(AREAS) }, config });

test('the part of the photo that is covered, in percent, and of each kind', async () => {
  const { number, table } = await measured();
  expect(number).toBe(26);
  expect(table?.columns.map(({ name }) => name)).toEqual(['label', 'coverage']);
  expect(table?.rows).toEqual([
    ['cat', 25],
    ['cup', 1],
    ['background', 74],
  ]);
  expect((await measured({ labels: ['background'] })).number).toBe(74);
});

test('areas in square units, as long as the photo says how large a unit is', async () => {
  expect((await measured({ what: 'area', labels: ['cat'] })).number).toBe(30_000);
  expect((await measured({ what: 'area', labels: ['cat'], reference: 10 })).number).toBe(300);
});

test('objects by their length, turned ones along their own sides', async () => {
  const turned = {
    ...detection('o3', 'cup', 0.9),
    points: [
      [0, 0],
      [30, 40],
      [22, 46],
      [-8, 6],
    ] as const,
  };
  const given = await runNode(measure, {
    inputs: { detections: wired(found(...SEEN.items, turned)), segmentation: [] },
    config: { what: 'size', labels: ['cup'], reference: 2 },
  });
  expect(given.number).toBe(30);
  expect(given.table?.rows).toEqual([
    ['o1', 'cup', 30, 10],
    ['o3', 'cup', 25, 5],
  ]);
});

test('totals are the mean, the least and the most; failed photos do not enter', async () => {
  const photo = (index: number, status: 'ok' | 'failed', value: number) => ({
    index,
    file: `${index}.jpg`,
    status,
    inputs: { detections: [], segmentation: [] },
    outputs: { number: [{ path: [], from: 'here', value }], table: [] },
  });
  const { totals } = await foldPhotos(measure, [photo(0, 'ok', 10), photo(1, 'failed', 90), photo(2, 'ok', 25)]);
  expect(totals).toEqual({ photos: 2, mean: 17.5, min: 10, max: 25, unit: '%' });
  expect((await foldPhotos(measure, [])).totals).toEqual({ photos: 0, mean: 0, min: 0, max: 0, unit: '%' });
});
