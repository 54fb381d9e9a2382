import { expect, test } from 'vitest';
import type { z } from 'zod';
import { detection, fakeContext, foldPhotos, found, PHOTO, runNode } from '../test/support/run-node';
import detect from './detect';

const candidates = [
  { label: 'apple', classId: 53, score: 0.9, box: [0, 0, 100, 100] as const },
  { label: 'apple', classId: 53, score: 0.8, box: [0, 0, 100, 90] as const },
  { label: 'orange', classId: 55, score: 0.6, box: [0, 0, 100, 100] as const },
  { label: 'apple', classId: 53, score: 0.1, box: [200, 200, 300, 300] as const },
];
const labelsOf = async (config: z.input<typeof detect.config>) => {
  const { detections } = await runNode(detect, { inputs: { image: PHOTO }, config, ctx: fakeContext(candidates).ctx });
  return detections?.items.map(({ id, label, score }) => `${id} ${label} ${score}`);
};

test('the surest of overlapping objects of one kind stays, unsure ones go', async () => {
  expect(await labelsOf({})).toEqual(['o1 apple 0.9', 'o2 orange 0.6']);
});

test('every setting is read', async () => {
  expect(await labelsOf({ classAgnostic: true })).toEqual(['o1 apple 0.9']);
  expect(await labelsOf({ labels: ['orange'] })).toEqual(['o1 orange 0.6']);
  expect(await labelsOf({ minScore: 0.7 })).toEqual(['o1 apple 0.9']);
  expect(await labelsOf({ maxObjects: 1 })).toEqual(['o1 apple 0.9']);
  expect(await labelsOf({ iou: 0.95 })).toEqual(['o1 apple 0.9', 'o2 apple 0.8', 'o3 orange 0.6']);
  expect(await labelsOf({ perLabel: { apple: 0.1 } })).toEqual(['o1 apple 0.9', 'o2 orange 0.6', 'o3 apple 0.1']);
});

test('proposals are asked for from the lowest limit on, and from 0.05 on in any case', async () => {
  const floors = async (config: { minScore?: number; perLabel?: Record<string, number> }) => {
    const { ctx, asked } = fakeContext();
    await runNode(detect, { inputs: { image: PHOTO }, config, ctx });
    return asked;
  };
  expect(await floors({ minScore: 0.5 })).toMatchObject([{ model: 'coco-ssd', image: PHOTO, floor: 0.05 }]);
  expect(await floors({ minScore: 0.02 })).toMatchObject([{ floor: 0.02 }]);
  expect(await floors({ perLabel: { cup: 0.01 } })).toMatchObject([{ floor: 0.01 }]);
});

test('totals leave out failed photos', async () => {
  const given = [{ path: [], from: 'here', value: found(detection('o1', 'apple', 0.9), detection('o2', 'cup', 0.9)) }];
  const photo = { index: 0, file: 'a.jpg', inputs: { image: [] }, outputs: { detections: given } };
  const photos = [
    { ...photo, status: 'ok' as const },
    { ...photo, status: 'failed' as const },
  ];
  expect(await foldPhotos(detect, photos)).toEqual({ totals: { objects: 2, perLabel: { apple: 1, cup: 1 } } });
});

test('a list that was cut says so, and where', async () => {
  const warnings = async (config: z.input<typeof detect.config>, capped = false) =>
    (await runNode(detect, { inputs: { image: PHOTO }, config, ctx: fakeContext(candidates, 0, { capped }).ctx }))
      .detections?.warnings;
  expect(await warnings({ maxObjects: 1 })).toEqual([{ code: 'max_objects', params: { max: 1 } }]);
  expect(await warnings({ maxObjects: 2 })).toBeUndefined();
  expect(await warnings({}, true)).toEqual([{ code: 'many_candidates', params: { max: 3000 } }]);
});

test('objects can be points: their middle, turned ones too', async () => {
  const turned = { ...candidates[0], label: 'ship', classId: 1, score: 0.5, box: [0, 0, 9, 9] as const };
  const corners = [
    [0, 0],
    [8, 2],
    [6, 10],
    [-2, 8],
  ] as const;
  const { ctx } = fakeContext([...candidates, { ...turned, points: corners }]);
  const { detections } = await runNode(detect, { inputs: { image: PHOTO }, config: { output: 'points' }, ctx });
  expect(detections?.items.map(({ label, points, box }) => [label, points, box[2]])).toEqual([
    ['apple', [[50, 50]], 100],
    ['orange', [[50, 50]], 100],
    ['ship', [[3, 5]], 9],
  ]);
});
