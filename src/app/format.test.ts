// Days and times as they are read everywhere in English and in German.
import { expect, test } from 'vitest';
import { clock, duration, moment, size } from './format';

const LATE = new Date(2026, 11, 31, 14, 5).toISOString();

test('the day stands before the month as a word, and the clock has 24 hours, in English and German', () => {
  expect(moment(LATE, 'en')).toBe('31 Dec 2026, 14:05');
  expect(moment(LATE, 'de')).toBe('31. Dez. 2026, 14:05');
  expect([clock(LATE, 'en'), clock(LATE, 'de')]).toEqual(['14:05', '14:05']);
});

test('sizes and durations are written with the comma of the language', () => {
  expect([size(6789, 'en'), size(6789, 'de')]).toEqual(['6.6 KB', '6,6 KB']);
  expect([duration(840, 'en'), duration(840, 'de'), duration(75_000, 'en')]).toEqual(['0.8 s', '0,8 s', '1 min 15 s']);
});
