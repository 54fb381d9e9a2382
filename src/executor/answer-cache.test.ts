import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PHOTO } from '../../test/support/graphs';
import type { ClassScores } from '../core/context';
import { catalogueEntry } from '../models/catalogue';
import { type CacheFolder, openCacheFolder } from '../storage/cache-folder';
import { applyStep } from '../vision/image-steps';
import { createAnswerCache } from './answer-cache';

let root = '';
let folder: CacheFolder;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lg-answers-'));
  folder = openCacheFolder(root, {
    maxBytes: 1e8,
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(() => rm(root, { recursive: true }));

it('knows an answer for the same question only, to the last bit', async () => {
  const { card } = catalogueEntry('coco-ssd');
  const question = { image: PHOTO, card, provider: 'cpu' };
  const answer: ClassScores = { kind: 'single', scores: [{ label: 'cup', classId: 47, score: 0.1 + 0.2 }] };
  createAnswerCache<ClassScores>(folder, 'scores', 1).keep(question, answer);
  await folder.settled();
  const cache = createAnswerCache<ClassScores>(folder, 'scores', 1);
  expect(cache.find({ ...question, image: { ...PHOTO, marks: [{ kind: 'banner', text: 'x' }] } })).toEqual(answer);
  const others = [
    { image: { ...PHOTO, source: { ...PHOTO.source, id: 'e'.repeat(64) } } },
    { image: applyStep(PHOTO, { kind: 'flip', axis: 'horizontal' }) },
    { card: { ...card, sha256: 'a'.repeat(64) } },
    { provider: 'cuda' },
    { floor: 0.05 },
  ];
  for (const other of others) expect(cache.find({ ...question, ...other })).toBeNull();
  expect(createAnswerCache(folder, 'segments', 1).find(question)).toBeNull();
  expect(createAnswerCache(folder, 'scores', 2).find(question)).toBeNull();
});
