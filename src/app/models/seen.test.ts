import { expect, test } from 'vitest';
import { countKinds, seenIn } from './seen';

const object = (id: string, label: string) => ({ id, label, classId: 1, score: 0.9, box: [0, 0, 2, 2] as const });

test('objects are drawn, and counted by kind', () => {
  const items = [object('a', 'cup'), object('b', 'apple'), object('c', 'apple')];
  const seen = seenIn({ detections: { width: 4, height: 3, items } });
  expect(seen).toMatchObject({ kind: 'objects', width: 4, height: 3 });
  expect(seen?.kind === 'objects' && countKinds(seen.objects)).toEqual([
    ['apple', 2],
    ['cup', 1],
  ]);
});

test('a sorted photo gets its likeliest names first, text its lines, nothing nothing', () => {
  const scores = ['a', 'b', 'c', 'd', 'e', 'f'].map((label, classId) => ({ label, classId, score: classId / 10 }));
  const names = seenIn({ classification: { label: 'f', score: 0.5, unsure: false, scores }, label: 'f' });
  expect(names?.kind === 'names' && names.names.map(({ label }) => label)).toEqual(['f', 'e', 'd', 'c', 'b']);
  const lines = [{ text: 'Brot', score: 1, box: [0, 0, 1, 1] }];
  expect(seenIn({ texts: lines, text: 'Brot' })).toMatchObject({ kind: 'texts', lines, objects: [{ label: 'Brot' }] });
  expect(seenIn(undefined)).toBeNull();
  expect(seenIn({ number: 4 })).toBeNull();
});
