import { expect, test } from 'vitest';
import { type LessonGroup, type LessonPhoto, lessonHints, lessonProblems, lessonScore, MOST_PHOTOS } from './lesson';

const photo = (name: string): LessonPhoto => ({ name, blobId: name, steps: [] });
const group = (name: string, ...photos: string[]): LessonGroup => ({ name, photos: photos.map(photo) });
const codes = (...groups: LessonGroup[]) => lessonProblems(groups).map(({ code }) => code);

test('two groups with two photos each are enough, and one that was only opened does not count', () => {
  expect(codes(group('a', '1', '2'), group('b', '3', '4'), group(''))).toEqual([]);
});

test.each([
  [['lesson_one_class'], [group('a', '1', '2'), group('')]],
  [['lesson_one_class'], [group('a', '1', '2')]],
  [['lesson_no_name'], [group('a', '1', '2'), group(' ', '3', '4')]],
  [['lesson_same_name'], [group('a', '1', '2'), group('A ', '3', '4')]],
  [['lesson_few_photos'], [group('a', '1', '2'), group('b', '3')]],
  [['lesson_few_photos'], [group('a', '1', '2'), group('b')]],
  [['lesson_same_photo'], [group('a', '1', '2'), group('b', '3', '1')]],
])('%j', (expected, groups) => {
  expect(codes(...groups)).toEqual(expected);
});

test('crops of one photo are different photos, and the same one twice in a group is no contradiction', () => {
  const crop = (left: number): LessonPhoto => ({
    ...photo('1'),
    steps: [{ kind: 'crop', left, top: 0, width: 5, height: 5 }],
  });
  expect(codes({ name: 'a', photos: [crop(0), crop(0)] }, { name: 'b', photos: [crop(5), crop(9)] })).toEqual([]);
});

test('more than can be taught with at once is told with the limit', () => {
  const many = Array.from({ length: MOST_PHOTOS - 1 }, (_, i) => `x${i}`);
  expect(lessonProblems([group('a', ...many), group('b', '1', '2')])).toEqual([
    { code: 'lesson_too_many', params: { count: MOST_PHOTOS + 1, limit: MOST_PHOTOS } },
  ]);
});

test('few photos and lopsided groups are told as hints', () => {
  const many = Array.from({ length: 11 }, (_, i) => `x${i}`);
  expect(lessonHints([group('a', ...many), group('b', '1', '2')])).toEqual([
    { kind: 'few', name: 'b', count: 2 },
    { kind: 'lopsided', name: 'a', other: 'b' },
  ]);
});

test('what was right is counted by group; photos that could not be read do not count', () => {
  const error = { code: 'corrupt_image', message: '', nodeId: '' } as const;
  const judged = [
    [{ looksLike: 0, certainty: 0.9 }, { looksLike: 1, certainty: 0.55 }, { error }],
    [
      { looksLike: 1, certainty: 0.5 },
      { looksLike: 0, certainty: 0.8 },
    ],
  ];
  expect(lessonScore(judged)).toEqual({
    right: 2,
    of: 4,
    wrongUnsure: 1,
    groups: [
      { right: 1, of: 2 },
      { right: 1, of: 2 },
    ],
  });
});
