// What somebody teaches by example: groups of photos, what must be put right before anything can be learnt from them, and how
// it went. Pure; the page, the server and the command line ask the same questions.

import type { PixelStep } from './data-types';
import type { ErrorCode, ErrorParams } from './errors';
import type { PhotoError } from './photo-record';

export const LEAST_PHOTOS = 2;
/** From here on a group is usually learnt well. */
export const GOOD_PHOTOS = 5;
export const MOST_PHOTOS = 400;
/** One group with more than so many times the photos of another. */
const LOPSIDED = 5;

/** A photo, or what is cut out of one. */
export interface LessonPhoto {
  readonly name: string;
  /** SHA-256 of its bytes. */
  readonly blobId: string;
  readonly steps: readonly PixelStep[];
}
export interface LessonGroup<Photo = LessonPhoto> {
  readonly name: string;
  readonly photos: readonly Photo[];
}

/** Why nothing can be learnt yet. */
export interface LessonProblem {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}
/** What would make it better. `few`: a group has less than is good. `lopsided`: one has far more than another. */
export type LessonHint =
  | { readonly kind: 'few'; readonly name: string; readonly count: number }
  | { readonly kind: 'lopsided'; readonly name: string; readonly other: string };

/** What makes two photos the same one. */
export const photoKey = ({ blobId, steps }: Pick<LessonPhoto, 'blobId' | 'steps'>): string =>
  `${blobId} ${JSON.stringify(steps)}`;

/** The groups that count: one without name and photos was only opened. */
export const groupsOf = <Group extends LessonGroup<unknown>>(groups: readonly Group[]): readonly Group[] =>
  groups.filter(({ name, photos }) => name.trim() !== '' || photos.length > 0);

const problem = (code: ErrorCode, params: ErrorParams = {}): LessonProblem => ({ code, params });

/** Everything that must be put right, in the order in which one would. */
export function lessonProblems(all: readonly LessonGroup[]): LessonProblem[] {
  const groups = groupsOf(all);
  const total = groups.reduce((sum, { photos }) => sum + photos.length, 0);
  const names = new Set<string>();
  const doubles = new Set<string>();
  for (const { name } of groups) {
    const key = name.trim().toLowerCase();
    if (key !== '' && names.has(key)) doubles.add(name.trim());
    names.add(key);
  }
  return [
    ...(groups.length < 2 ? [problem('lesson_one_class')] : []),
    ...all.flatMap(({ name, photos }, i) =>
      name.trim() === '' && photos.length > 0 ? [problem('lesson_no_name', { number: i + 1 })] : [],
    ),
    ...[...doubles].map((label) => problem('lesson_same_name', { label })),
    ...groups.flatMap(({ name, photos }) =>
      name.trim() !== '' && photos.length < LEAST_PHOTOS
        ? [problem('lesson_few_photos', { label: name.trim(), count: photos.length })]
        : [],
    ),
    ...sharedPhotos(groups),
    ...(total > MOST_PHOTOS ? [problem('lesson_too_many', { count: total, limit: MOST_PHOTOS })] : []),
  ];
}

function sharedPhotos(groups: readonly LessonGroup[]): LessonProblem[] {
  const seen = new Map<string, string>();
  return groups.flatMap(({ name, photos }) =>
    photos.flatMap((photo) => {
      const key = photoKey(photo);
      const first = seen.get(key);
      seen.set(key, first ?? name);
      return first === undefined || first === name
        ? []
        : [problem('lesson_same_photo', { photo: photo.name, first, second: name })];
    }),
  );
}

export function lessonHints(all: readonly LessonGroup<unknown>[]): LessonHint[] {
  const groups = groupsOf(all).filter(({ photos }) => photos.length >= LEAST_PHOTOS);
  const few = groups.filter(({ photos }) => photos.length < GOOD_PHOTOS);
  const bySize = groups.toSorted((a, b) => a.photos.length - b.photos.length);
  const [least, most] = [bySize[0], bySize.at(-1)];
  const isLopsided = least && most && most.photos.length > LOPSIDED * least.photos.length;
  return [
    ...few.map(({ name, photos }): LessonHint => ({ kind: 'few', name, count: photos.length })),
    ...(isLopsided ? [{ kind: 'lopsided' as const, name: most.name, other: least.name }] : []),
  ];
}

/** A photo judged by what was learnt from the others; or why it could not be read, and so taught nothing. */
export type JudgedPhoto = { readonly looksLike: number; readonly certainty: number } | { readonly error: PhotoError };

/** Below this a photo is marked as unsure by the step "Sort" unless told otherwise. */
export const UNSURE_BELOW = 0.6;

export interface LessonScore {
  readonly right: number;
  /** Photos that were judged. */
  readonly of: number;
  /** Of the wrong ones how many would be marked as unsure instead of getting a wrong name. */
  readonly wrongUnsure: number;
  readonly groups: readonly { readonly right: number; readonly of: number }[];
}

/** `judged`: per group its photos, in order. */
export function lessonScore(judged: readonly (readonly JudgedPhoto[])[]): LessonScore {
  let wrongUnsure = 0;
  const groups = judged.map((photos, group) => {
    const read = photos.flatMap((photo) => ('error' in photo ? [] : [photo]));
    const wrong = read.filter(({ looksLike }) => looksLike !== group);
    wrongUnsure += wrong.filter(({ certainty }) => certainty < UNSURE_BELOW).length;
    return { right: read.length - wrong.length, of: read.length };
  });
  const sum = (key: 'right' | 'of') => groups.reduce((total, each) => total + each[key], 0);
  return { right: sum('right'), of: sum('of'), wrongUnsure, groups };
}
