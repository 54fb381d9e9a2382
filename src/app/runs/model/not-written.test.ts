import { expect, test } from 'vitest';
import { notWritten } from './not-written';

test('what no step wrote is named once, whichever steps say so', () => {
  expect(notWritten(null)).toEqual([]);
  expect(notWritten({ count: { sum: 4 }, save: { notWritten: ['masks'] } })).toEqual(['masks']);
  expect(notWritten({ a: { notWritten: ['masks'] }, b: { notWritten: ['masks', 'photos'] } })).toEqual([
    'photos',
    'masks',
  ]);
});
