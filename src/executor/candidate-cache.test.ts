import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PHOTO } from '../../test/support/graphs';
import type { Candidate } from '../core/context';
import { catalogueEntry } from '../models/catalogue';
import { type CacheFolder, openCacheFolder } from '../storage/cache-folder';
import { applyStep } from '../vision/image-steps';
import { createCandidateCache, packCandidates, unpackCandidates } from './candidate-cache';

let root = '';
let folder: CacheFolder;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lg-candidates-'));
  folder = openCacheFolder(root, {
    maxBytes: 1e8,
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(() => rm(root, { recursive: true }));

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const candidate: fc.Arbitrary<Candidate> = fc.record(
  {
    label: fc.string(),
    classId: fc.nat(),
    score: number,
    box: fc.tuple(number, number, number, number),
    points: fc.array(fc.tuple(number, number), { minLength: 4, maxLength: 4 }),
    keypoints: fc.array(fc.record({ x: number, y: number, score: number }), { minLength: 1, maxLength: 17 }),
  },
  { requiredKeys: ['label', 'classId', 'score', 'box'] },
);

it('gives back exactly what was kept, and takes no other bytes for it', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 20 }), fc.boolean(), (candidates, capped) => {
      const bytes = packCandidates({ candidates, capped });
      expect(unpackCandidates(bytes)).toEqual({ candidates, capped });
      expect(unpackCandidates(bytes.subarray(0, bytes.length - 1))).toBeNull();
    }),
  );
  expect(unpackCandidates(new Uint8Array([9, 0, 0]))).toBeNull();
});

it('knows an answer for the same question only', async () => {
  const { card } = catalogueEntry('coco-ssd');
  const question = { image: PHOTO, card, provider: 'cpu', floor: 0.05 };
  const cup: Candidate = { label: 'cup', classId: 47, score: 0.1 + 0.2, box: [0, 1 / 3, 2, 3] };
  const answer = { candidates: [cup], capped: true };
  createCandidateCache(folder).keep(question, answer);
  await folder.settled();
  const cache = createCandidateCache(folder);
  expect(cache.find({ ...question, image: { ...PHOTO, marks: [{ kind: 'banner', text: 'x' }] } })).toEqual(answer);
  const others = [
    { image: { ...PHOTO, source: { ...PHOTO.source, id: 'e'.repeat(64) } } },
    { image: applyStep(PHOTO, { kind: 'flip', axis: 'horizontal' }) },
    { card: { ...card, sha256: 'a'.repeat(64) } },
    { card: { ...card, labels: card.labels.slice(1) } },
    { provider: 'cuda' },
    { floor: 0.04 },
  ];
  for (const other of others) expect(cache.find({ ...question, ...other })).toBeNull();
});
