// What models were taught with, kept so that one can go on: groups of photos, and the models that were made of them. A file
// each, beside the own models, so that a backup of one has the other. Knows neither who teaches nor the photos themselves.

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LensgraphError } from '../../core/errors';
import type { LessonGroup, LessonPhoto } from '../../core/lesson';

export interface KeptPhoto extends LessonPhoto {
  readonly id: string;
  readonly uploadId: string;
}
export interface KeptGroup extends LessonGroup<KeptPhoto> {
  readonly id: string;
}
export interface KeptLesson {
  readonly id: string;
  readonly teamId: string;
  /** Goes up with every change; a change names the one it was made from. */
  readonly revision: number;
  readonly updatedAt: string;
  readonly groups: readonly KeptGroup[];
  /** Models made of it, the newest last. */
  readonly kept: readonly { readonly model: string; readonly at: string; readonly photos: number }[];
}

const LESSON_ID = /^[0-9a-f]{24}$/;
const lessonsFolder = (dir: string) => join(dir, '.lessons');
const unknown = (cause?: unknown) => new LensgraphError('not_found', { what: 'lesson' }, { cause });

function pathOf(dir: string, id: string): string {
  if (!LESSON_ID.test(id)) throw unknown();
  return join(lessonsFolder(dir), `${id}.json`);
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

export const newLesson = (teamId: string, groups: readonly KeptGroup[] = []): KeptLesson => ({
  id: randomBytes(12).toString('hex'),
  teamId,
  revision: 1,
  updatedAt: new Date().toISOString(),
  groups,
  kept: [],
});

export async function writeLesson(dir: string, lesson: KeptLesson): Promise<void> {
  await mkdir(lessonsFolder(dir), { recursive: true });
  const path = pathOf(dir, lesson.id);
  const temporary = `${path}.${randomUUID()}`;
  await writeFile(temporary, JSON.stringify(lesson), { flush: true });
  await rename(temporary, path);
}

/** Errors: `not_found` when there is none, or it is another team's. */
export async function readLesson(dir: string, teamId: string, id: string): Promise<KeptLesson> {
  try {
    const lesson = JSON.parse(await readFile(pathOf(dir, id), 'utf8')) as KeptLesson; // What `writeLesson` wrote.
    if (lesson.teamId === teamId) return lesson;
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw unknown(error);
  }
  throw unknown();
}

/** Those of a team, what was changed last first. */
export async function listLessons(dir: string, teamId: string): Promise<KeptLesson[]> {
  const names = await readdir(lessonsFolder(dir)).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
  const lessons = await Promise.all(
    ids.map((id) =>
      readLesson(dir, teamId, id).catch((error) => {
        if (error instanceof LensgraphError && error.code === 'not_found') return null;
        throw error;
      }),
    ),
  );
  return lessons.filter((lesson) => lesson !== null).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}
