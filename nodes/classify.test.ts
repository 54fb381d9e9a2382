import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { ClassScores } from '../src/core/context';
import { fakeContext, foldPhotos, PHOTO, runNode } from '../test/support/run-node';
import classify from './classify';

const SCORES: ClassScores = {
  kind: 'single',
  scores: [
    { label: 'street', classId: 0, score: 0.7 },
    { label: 'shelf', classId: 1, score: 0.25 },
    { label: 'garden', classId: 2, score: 0.05 },
  ],
};
const sort = (config: z.input<typeof classify.config> = {}, scores = SCORES) =>
  runNode(classify, { inputs: { image: PHOTO }, config, ctx: fakeContext([], 0, { scores }).ctx });

test('a photo gets the name of the surest class, and the likeliest are told', async () => {
  const { classification, label } = await sort();
  expect(label).toBe('street');
  expect(classification).toMatchObject({ label: 'street', score: 0.7, unsure: false });
  expect(classification?.scores.map((each) => each.label)).toEqual(['street', 'shelf', 'garden']);
});

test('every setting is read', async () => {
  const label = async (config: z.input<typeof classify.config>) => (await sort(config)).label;
  expect(await label({ minScore: 0.71 })).toBe('unsure');
  expect(await label({ unsure: [0.6, 0.8] })).toBe('unsure');
  expect(await label({ perLabel: { street: 0.9 } })).toBe('unsure');
  expect(await label({ mode: 'multi', minScore: 0.25, unsure: [0, 0] })).toBe('street, shelf');
  expect((await sort({ topK: 1 })).classification?.scores).toHaveLength(1);
});

test('the model is asked for the photo, whatever the limits are', async () => {
  const { ctx, asked } = fakeContext([], 0, { scores: SCORES });
  await runNode(classify, { inputs: { image: PHOTO }, config: { model: 'mine', minScore: 0.9 }, ctx });
  expect(asked).toEqual([{ model: 'mine', image: PHOTO }]);
});

test('a band that ends before it begins is refused', () => {
  expect(classify.config.safeParse({ unsure: [0.6, 0.4] }).success).toBe(false);
  expect(classify.config.safeParse({ unsure: [0.5, 0.5] }).success).toBe(true);
});

test('totals count the names, unsure ones too, and leave out failed photos', async () => {
  const named = (label: string) => ({ label, score: 0.9, unsure: false, scores: [] });
  const photo = (index: number, status: 'ok' | 'failed', label: string) => ({
    index,
    file: `${index}.jpg`,
    status,
    inputs: { image: [] },
    outputs: { classification: [{ path: [], from: 'here', value: named(label) }], label: [] },
  });
  const photos = [
    photo(0, 'ok', 'unsure'),
    photo(1, 'ok', 'street'),
    photo(2, 'failed', 'shelf'),
    photo(3, 'ok', 'street'),
  ];
  expect((await foldPhotos(classify, photos)).totals).toEqual({ perLabel: { street: 2, unsure: 1 } });
});
