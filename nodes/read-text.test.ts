import { expect, test } from 'vitest';
import type { z } from 'zod';
import { fakeContext, foldPhotos, PHOTO, runNode } from '../test/support/run-node';
import readText from './read-text';

const TEXTS = [
  { text: 'Apples 3,49 €', score: 0.9, box: [0, 0, 100, 20] as const },
  { text: 'best before 01.02.2026', score: 0.7, box: [0, 30, 100, 50] as const },
  { text: 'smudge', score: 0.3, box: [0, 60, 100, 80] as const },
];
const read = (config: z.input<typeof readText.config> = {}) =>
  runNode(readText, { inputs: { image: PHOTO }, config, ctx: fakeContext([], 0, { texts: TEXTS }).ctx });

test('lines that are sure enough are told with their place, and together as one text', async () => {
  expect(await read()).toEqual({ texts: TEXTS.slice(0, 2), text: 'Apples 3,49 €\nbest before 01.02.2026' });
});

test('every setting is read', async () => {
  expect((await read({ minScore: 0.3 })).texts).toHaveLength(3);
  expect((await read({ minScore: 0.71 })).text).toBe('Apples 3,49 €');
  expect((await read({ pattern: ['price'] })).texts).toEqual([{ ...TEXTS[0], text: '3,49 €' }]);
  expect((await read({ pattern: ['date', 'price'] })).text).toBe('3,49 €\n01.02.2026');
  expect(await read({ pattern: ['web'] })).toEqual({ texts: [], text: '' });
});

test('the model is asked for the photo, whatever is kept of the answer', async () => {
  const { ctx, asked } = fakeContext();
  await runNode(readText, { inputs: { image: PHOTO }, config: { model: 'mine', pattern: ['code'] }, ctx });
  expect(asked).toEqual([{ model: 'mine', image: PHOTO }]);
});

test('totals count lines and photos with any, failed photos left out', async () => {
  const photo = (index: number, status: 'ok' | 'failed', lines: number) => ({
    index,
    file: `${index}.jpg`,
    status,
    inputs: { image: [] },
    outputs: { texts: [{ path: [], from: 'here', value: TEXTS.slice(0, lines) }], text: [] },
  });
  const { totals } = await foldPhotos(readText, [photo(0, 'ok', 2), photo(1, 'ok', 0), photo(2, 'failed', 3)]);
  expect(totals).toEqual({ lines: 2, photosWithText: 1 });
});
