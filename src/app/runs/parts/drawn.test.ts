import { expect, test } from 'vitest';
import { drawnOn } from './drawn';

const line = { text: '2,49', score: 0.9, box: [0, 0, 9, 4] } as const;
const PHOTO = {
  index: 0,
  file: 'a.jpg',
  status: 'ok',
  error: null,
  gone: false,
  width: 40,
  height: 30,
  objects: [{ id: 'o1', label: 'bottle', classId: 1, score: 0.4, box: [1, 1, 5, 9] }],
  number: 1,
  rows: [],
  corrected: 0,
  unsure: 0,
  areas: null,
  texts: [line, { ...line, text: 'bottle' }],
  sorting: null,
  shares: null,
  warnings: [],
} as const;

test('objects and lines of text are drawn together, and lines are no objects of their words', () => {
  const { objects } = drawnOn(PHOTO, 0.5);
  expect(objects.map(({ label, text, dashed }) => [label, text ?? false, dashed ?? false])).toEqual([
    ['bottle', false, true],
    ['2,49', true, false],
    ['bottle', true, false],
  ]);
  expect(new Set(objects.map(({ id }) => id)).size).toBe(3);
  expect(drawnOn(PHOTO, 0.5, '2,49').objects).toHaveLength(1);
});
