import { expect, it } from 'vitest';
import { decoderCard } from '../../test/support/decoding';
import { classScores } from './class-scores';

const decoded = (...scores: number[]) => ({ kind: 'scores' as const, scores: Float32Array.from(scores) });

it('names the columns, background and unused ids left out', () => {
  expect(classScores(decoderCard(), decoded(0.125, 0.25, 0.125, 0.5))).toEqual({
    kind: 'binary',
    scores: [
      { classId: 1, label: 'cup', score: 0.25 },
      { classId: 3, label: 'bowl', score: 0.5 },
    ],
  });
  const labels = ['a', 'b', 'c'].map((label, i) => ({ classId: i + 1, label }));
  const card = decoderCard({ labels, firstClassId: 1, background: 'first' });
  expect(classScores(card, decoded(0.5, 0.25, 0.125, 0.125))).toMatchObject({
    kind: 'single',
    scores: [{ label: 'a', score: 0.25 }, { label: 'b' }, { label: 'c' }],
  });
});

it('says when several classes may hold at once', () => {
  expect(classScores(decoderCard({ decoding: { multiLabel: true } }), decoded(0, 0, 0, 0)).kind).toBe('multi');
});

it('refuses a model that answers something else', () => {
  const objects = { kind: 'objects' as const, proposals: [], capped: false };
  const refused = expect.objectContaining({ code: 'model_unsupported' });
  expect(() => classScores(decoderCard(), objects)).toThrow(refused);
  expect(() => classScores(decoderCard(), undefined)).toThrow(refused);
});
