// Teaches a classifier from groups of photos: the executor looks at them (what it saw before it knows), the rest is a moment
// of arithmetic. Used by the worker and by the command line; knows neither database nor where photos come from.

import { setImmediate as pause } from 'node:timers/promises';
import { asLensgraphError, LensgraphError } from '../core/errors';
import {
  groupsOf,
  type JudgedPhoto,
  type LessonGroup,
  type LessonPhoto,
  type LessonProblem,
  lessonProblems,
} from '../core/lesson';
import { type PhotoError, photoError } from '../core/photo-record';
import type { Executor, ModelFile } from '../executor/types';
import { exampleOf, teach } from '../models/teach/head';
import { type TaughtModel, taughtModel } from '../models/teach/taught-model';
import { openEye } from './eye';

export interface TeachPlaces {
  readonly executor: Executor;
  /** Where a model lies. */
  model(name: string): Promise<ModelFile>;
  /** The folder of all models. */
  readonly models: string;
  /** Where a photo lies. */
  pathOf(blobId: string): Promise<string>;
}

export interface Lesson {
  /** Per group its photos, in order; those that could not be read say why, the others how they look without themselves. */
  readonly judged: readonly (readonly JudgedPhoto[])[];
  /** Null when too few photos could be read; then `problem` says which. */
  readonly taught: TaughtModel | null;
  readonly problem: LessonProblem | null;
}

type Seen = { readonly features: readonly number[] } | { readonly error: PhotoError };

/**
 * Throws the first of `lessonProblems`, what is wrong with the model that looks (`model_not_fetched`...), `cancelled`.
 * `onPhoto` hears how many photos were looked at.
 */
export async function teachLesson(
  all: readonly LessonGroup[],
  { title, onPhoto, signal }: { readonly title: string; onPhoto(done: number): void; readonly signal: AbortSignal },
  places: TeachPlaces,
): Promise<Lesson> {
  assertLesson(all);
  const groups = groupsOf(all);
  const { backbone, features: model } = await openEye(places.model, places.models);
  let done = 0;
  const look = async (photo: LessonPhoto): Promise<Seen> => {
    const seen = await seenBy(model, photo, places, signal);
    done += 1;
    onPhoto(done);
    return seen;
  };
  const seen = await Promise.all(groups.map(({ photos }) => Promise.all(photos.map(look))));
  const readable = groups.map(({ name, photos }, group) => ({
    name,
    photos: photos.filter((_, i) => 'features' in (seen[group]?.[i] ?? {})),
  }));
  const [problem = null] = lessonProblems(readable);
  if (problem) {
    const judged = seen.map((photos) => photos.flatMap((each) => ('error' in each ? [each] : [])));
    return { judged, taught: null, problem };
  }
  const examples = seen.flatMap((photos, group) =>
    photos.flatMap((each, i) =>
      'features' in each ? [exampleOf(each.features, group, groups[group]?.photos[i]?.blobId ?? '')] : [],
    ),
  );
  const { head, judged } = await teach(examples, groups.length, async () => {
    signal.throwIfAborted();
    await pause();
  });
  const verdicts = judged.values();
  const labels = groups.map(({ name }) => name.trim());
  return {
    judged: seen.map((photos) => photos.map((each) => ('error' in each ? each : nextOf(verdicts)))),
    taught: taughtModel(backbone, head, { labels, photoCount: examples.length, title }),
    problem: null,
  };
}

/** Throws the first problem. */
export function assertLesson(groups: readonly LessonGroup[]): void {
  const [problem] = lessonProblems(groups);
  if (problem) throw new LensgraphError(problem.code, problem.params);
}

async function seenBy(
  model: ModelFile,
  { blobId, steps }: LessonPhoto,
  { executor, pathOf }: TeachPlaces,
  signal: AbortSignal,
): Promise<Seen> {
  try {
    return { features: await executor.features({ model, path: await pathOf(blobId), id: blobId, steps }, signal) };
  } catch (error) {
    const ours = asLensgraphError(error);
    const isAboutPhoto = !ours.code.startsWith('model_') && !['cancelled', 'internal'].includes(ours.code);
    if (signal.aborted || !isAboutPhoto) throw error;
    return { error: photoError(ours) };
  }
}

function nextOf<T>(values: Iterator<T>): T {
  const next = values.next();
  if (next.done) throw new RangeError('there are fewer verdicts than photos');
  return next.value;
}
