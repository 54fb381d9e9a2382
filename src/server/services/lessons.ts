// Teaching by example: groups of photos that are kept as they are changed, what a worker learns from them, and the model that
// is made of it. A model that is kept never changes; teaching again makes another.
import { randomBytes } from 'node:crypto';
import type { PixelStep } from '../../core/data-types';
import { LensgraphError } from '../../core/errors';
import { groupsOf, lessonProblems, photoKey } from '../../core/lesson';
import { stepsInAddress } from '../../core/preview';
import { previewSaying } from '../../db/previews';
import { getUploads } from '../../db/uploads';
import {
  type KeptGroup,
  type KeptLesson,
  type KeptPhoto,
  listLessons as listKept,
  newLesson,
  readLesson,
  removeLesson,
  restoreLesson as restore,
  writeLesson,
} from '../../models/own/lessons';
import { newImportId } from '../../models/own/places';
import type { TeachAnswer } from '../../models/teach/question';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { confirmModel } from './keep-model';
import type { LessonView, ListedLesson, SaveLessonInput, TaughtView } from './lesson-views';
import type { ModelView } from './model-views';

/** A crop is not to be mistaken for its photo, however long it takes to be made. */
const exactly = (steps: readonly PixelStep[]): string => (steps.length > 0 ? `${stepsInAddress(steps)}&exact` : '');

const view = ({ id, revision, updatedAt, groups, kept }: KeptLesson): LessonView => ({
  id,
  revision,
  updatedAt,
  kept,
  groups: groups.map(({ photos, ...group }) => ({
    ...group,
    photos: photos.map((photo) => ({
      ...photo,
      small: `/pictures/uploads/${encodeURIComponent(photo.uploadId)}/small${exactly(photo.steps)}`,
    })),
  })),
});

export async function createLesson(
  { env }: Services,
  { teamId }: Actor,
  groups: readonly KeptGroup[],
): Promise<LessonView> {
  const lesson = newLesson(teamId, groups);
  await writeLesson(env.data.models, lesson);
  return view(lesson);
}

/** Throws `not_found`. */
export async function getLesson({ env }: Pick<Services, 'env'>, { teamId }: Actor, id: string): Promise<LessonView> {
  return view(await readLesson(env.data.models, teamId, id));
}

export async function listLessons({ env }: Pick<Services, 'env'>, { teamId }: Actor): Promise<readonly ListedLesson[]> {
  const lessons = await listKept(env.data.models, teamId);
  return lessons.map(({ id, updatedAt, groups, kept }) => ({
    id,
    updatedAt,
    names: groupsOf(groups).map(({ name }) => name.trim()),
    photos: groups.reduce((sum, { photos }) => sum + photos.length, 0),
    models: kept.map(({ model }) => model),
  }));
}

/** One change after the other, so that two at once cannot both pass for the next. */
const changing = new Map<string, Promise<unknown>>();
async function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
  const before = changing.get(id) ?? Promise.resolve();
  const mine = before.then(work, work);
  changing.set(id, mine);
  try {
    return await mine;
  } finally {
    if (changing.get(id) === mine) changing.delete(id);
  }
}

/** Throws `not_found` for a lesson or a photo, `conflict` for a change made from something older. */
export function saveLesson(services: Services, actor: Actor, input: SaveLessonInput): Promise<LessonView> {
  const { env } = services;
  return inTurn(input.lessonId, async () => {
    const lesson = await readLesson(env.data.models, actor.teamId, input.lessonId);
    if (lesson.revision !== input.revision) {
      throw new LensgraphError('conflict', { reason: 'It was changed in another window. Load the page again.' });
    }
    const groups = await withPhotos(services, actor, input.groups);
    const changed = { ...lesson, revision: lesson.revision + 1, updatedAt: new Date().toISOString(), groups };
    await writeLesson(env.data.models, changed);
    return view(changed);
  });
}

/** Its models stay. `restoreLesson` brings it back for a day; then its photos go too. Throws `not_found`. */
export function deleteLesson({ env }: Services, { teamId }: Actor, id: string): Promise<void> {
  return inTurn(id, () => removeLesson(env.data.models, teamId, id));
}

/** Undoes `deleteLesson`. Throws `not_found`. */
export function restoreLesson({ env }: Services, { teamId }: Actor, id: string): Promise<void> {
  return restore(env.data.models, teamId, id);
}

/** Groups whose photos name their bytes; a photo that is in a group already is not taken twice. */
async function withPhotos(
  { db }: Services,
  { teamId }: Actor,
  groups: SaveLessonInput['groups'],
): Promise<readonly KeptGroup[]> {
  const ids = groups.flatMap(({ photos }) => photos.map(({ uploadId }) => uploadId));
  const rows = ids.length > 0 ? await getUploads(db, teamId, ids) : [];
  const blobs = new Map(rows.map(({ id, blobId }) => [id, blobId]));
  return groups.map((group) => {
    const seen = new Set<string>();
    const photos = group.photos.flatMap((photo): KeptPhoto[] => {
      const whole = { ...photo, blobId: blobs.get(photo.uploadId) ?? '' };
      if (seen.has(photoKey(whole))) return [];
      seen.add(photoKey(whole));
      return [whole];
    });
    return { ...group, photos };
  });
}

const sessionOf = (lessonId: string) => `lesson-${lessonId}`;

async function ask(
  services: Services,
  { teamId }: Actor,
  lesson: KeptLesson,
  keep: { importId: string; title: string } | null,
  signal: AbortSignal,
): Promise<TeachAnswer> {
  const [problem] = lessonProblems(lesson.groups);
  if (problem) throw new LensgraphError(problem.code, problem.params);
  const groups = groupsOf(lesson.groups).map(({ name, photos }) => ({
    name: name.trim(),
    photos: photos.map(({ name: file, blobId, steps }) => ({ name: file, blobId, steps })),
  }));
  const session = keep ? `${sessionOf(lesson.id)}-model` : sessionOf(lesson.id);
  return services.previews.askTeach({ teamId, session, request: { kind: 'teach', groups, keep } }, signal);
}

/**
 * How well the groups can be told apart. Throws `not_found`, the first of `lessonProblems`, `conflict` when it is asked anew
 * meanwhile, `unavailable`.
 */
export async function teach(
  services: Services,
  actor: Actor,
  lessonId: string,
  signal: AbortSignal,
): Promise<TaughtView> {
  const lesson = await readLesson(services.env.data.models, actor.teamId, lessonId);
  const { judged, problem, milliseconds } = await ask(services, actor, lesson, null, signal);
  const groups = groupsOf(lesson.groups);
  return {
    revision: lesson.revision,
    problem,
    milliseconds,
    groupIds: groups.map(({ id }) => id),
    judged: judged.map((photos, group) =>
      photos.flatMap((verdict, i) => {
        const photo = groups[group]?.photos[i];
        return photo ? [{ photoId: photo.id, ...verdict }] : [];
      }),
    ),
  };
}

/** How many photos were looked at, while `teach` is at it. */
export async function teachProgress({ db }: Services, { teamId }: Actor, lessonId: string) {
  const said = await previewSaying(db, { teamId, session: sessionOf(lessonId) });
  // What `teachForPerson` said.
  return said as { readonly done: number; readonly total: number } | null;
}

/** The model of a lesson as an import, to be tried on photos. Throws as `teach`. */
export async function lessonModel(
  services: Services,
  actor: Actor,
  { lessonId, title }: { readonly lessonId: string; readonly title: string },
  signal: AbortSignal,
) {
  const lesson = await readLesson(services.env.data.models, actor.teamId, lessonId);
  const importId = newImportId();
  const { draft, problem } = await ask(services, actor, lesson, { importId, title }, signal);
  if (!draft) throw new LensgraphError(problem?.code ?? 'internal', problem?.params);
  return { importId, card: draft };
}

/** One of its photos for the card of the model. */
async function shownPhoto({ env }: Services, { teamId }: Actor, lessonId: string) {
  const { groups } = await readLesson(env.data.models, teamId, lessonId);
  const whole = groups.flatMap(({ photos }) => photos).find(({ steps }) => steps.length === 0);
  return { photo: whole?.name ?? null, photoId: whole?.uploadId ?? null };
}

/** Makes a model of a lesson that workflows can choose. Throws as `teach`, `storage_full`. */
export async function keepLesson(
  services: Services,
  actor: Actor,
  { lessonId, title }: { readonly lessonId: string; readonly title: string },
  signal: AbortSignal,
): Promise<ModelView> {
  const made = await lessonModel(services, actor, { lessonId, title }, signal);
  const model = await confirmModel(services, actor, {
    ...made,
    title,
    ...(await shownPhoto(services, actor, lessonId)),
  });
  const dir = services.env.data.models;
  await inTurn(lessonId, async () => {
    const lesson = await readLesson(dir, actor.teamId, lessonId);
    const photos = lesson.groups.reduce((sum, group) => sum + group.photos.length, 0);
    const kept = lesson.kept.filter((each) => each.model !== model.name);
    await writeLesson(dir, {
      ...lesson,
      kept: [...kept, { model: model.name, at: new Date().toISOString(), photos }],
    });
  });
  return model;
}

/** What a model was taught with; null for one that was not, or whose lesson is gone. */
export async function lessonOfModel(
  { env }: Pick<Services, 'env'>,
  { teamId }: Actor,
  name: string,
): Promise<string | null> {
  const lessons = await listKept(env.data.models, teamId);
  return lessons.find(({ kept }) => kept.some(({ model }) => model === name))?.id ?? null;
}

/** For a group or a photo of a lesson. */
export const newLessonId = (): string => randomBytes(8).toString('hex');
