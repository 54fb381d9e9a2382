import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Outlines } from '../src/core/context';
import { rleOf } from '../src/vision/rle-runs';
import { fakeContext, foldPhotos, PHOTO, runNode, SOURCE } from '../test/support/run-node';
import segment from './segment';

const { width, height } = SOURCE;
const rows = (from: number, to: number, y1: number, y2: number) =>
  rleOf(
    width,
    height,
    Array.from({ length: y2 - y1 }, (_, i) => ({ y: y1 + i, from, to })),
  );

/** A large cat and a small one, of a photo of 400 by 300. */
const OUTLINES: Outlines = {
  kind: 'objects',
  objects: [
    { label: 'cat', classId: 1, score: 0.9, box: [0, 0, 200, 150], outline: rows(0, 199, 0, 150) },
    { label: 'cat', classId: 1, score: 0.3, box: [300, 200, 310, 210], outline: rows(300, 309, 200, 210) },
  ],
};
const outline = (config: z.input<typeof segment.config> = {}) =>
  runNode(segment, { inputs: { image: PHOTO }, config, ctx: fakeContext([], 0, { outlines: OUTLINES }).ctx });

test('objects come with masks, and areas with the pixels each kind covers', async () => {
  const { detections, segmentation } = await outline({ minArea: 0 });
  expect(detections).toMatchObject({ width, height });
  expect(detections?.items.map(({ id, label, mask }) => [id, label, mask?.counts.length])).toEqual([
    ['o1', 'cat', 301],
    ['o2', 'cat', 21],
  ]);
  expect(segmentation).toMatchObject({ width, height, areas: { cat: 30_100 } });
});

test('every setting is read', async () => {
  const ids = async (config: z.input<typeof segment.config>) => (await outline(config)).detections?.items.length;
  expect(await ids({ minScore: 0.5 })).toBe(1);
  expect(await ids({ minArea: 0 })).toBe(2);
  // 100 of 120,000 pixels are less than a thousandth.
  expect(await ids({})).toBe(1);
  expect((await outline({ kind: 'foreground' })).segmentation?.labels).toEqual(['foreground']);
});

test('the model is asked from the lowest limit on, and from 0.05 on in any case', async () => {
  const asked = async (config: z.input<typeof segment.config>) => {
    const { ctx, asked: questions } = fakeContext([], 0, { outlines: OUTLINES });
    await runNode(segment, { inputs: { image: PHOTO }, config, ctx });
    return questions;
  };
  expect(await asked({ model: 'mine', minScore: 0.5 })).toEqual([{ model: 'mine', image: PHOTO, floor: 0.05 }]);
  expect(await asked({ minScore: 0.02 })).toMatchObject([{ floor: 0.02 }]);
});

test('totals tell how much of all photos each kind covers, failed photos left out', async () => {
  const { detections, segmentation } = await outline({ minArea: 0 });
  if (!detections || !segmentation) throw new Error('nothing given');
  const photo = (index: number, status: 'ok' | 'failed', empty = false) => ({
    index,
    file: `${index}.jpg`,
    status,
    inputs: { image: [] },
    outputs: {
      detections: [{ path: [], from: 'here', value: empty ? { width, height, items: [] } : detections }],
      segmentation: [
        { path: [], from: 'here', value: empty ? { width, height, labels: [], areas: {}, rle: [] } : segmentation },
      ],
    },
  });
  const { totals } = await foldPhotos(segment, [photo(0, 'ok'), photo(1, 'failed'), photo(2, 'ok', true)]);
  expect(totals).toEqual({ objects: 2, perLabel: { cat: 2 }, coverage: { cat: 30_100 / (2 * width * height) } });
});

test('a model that proposed more than is looked at is told', async () => {
  const { ctx } = fakeContext([], 0, { outlines: { ...OUTLINES, capped: true } });
  const { detections } = await runNode(segment, { inputs: { image: PHOTO }, ctx });
  expect(detections?.warnings).toEqual([{ code: 'many_candidates', params: { max: 3000 } }]);
});
