// What models were taught with, kept so that one can go on: groups of photos, and the models that were made of them. A file
// each, beside the own models, so that a backup of one has the other. Knows neither who teaches nor the photos themselves.

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
const deletedFolder = (dir: string) => join(lessonsFolder(dir), '.deleted');
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

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.json'));
}

async function move(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error) => {
    throw isMissing(error) ? unknown(error) : error;
  });
}

/** Takes a lesson away; `restoreLesson` brings it back for a day. Errors: `not_found`. */
export async function removeLesson(dir: string, teamId: string, id: string): Promise<void> {
  await readLesson(dir, teamId, id);
  await mkdir(deletedFolder(dir), { recursive: true });
  const gone = join(deletedFolder(dir), `${id}.json`);
  await move(pathOf(dir, id), gone);
  const now = new Date();
  await utimes(gone, now, now); // From now on it may be wanted back for a while.
}

/** Errors: `not_found`, also where the lesson is another team's. */
export async function restoreLesson(dir: string, teamId: string, id: string): Promise<void> {
  const gone = join(deletedFolder(dir), `${LESSON_ID.test(id) ? id : 'none'}.json`);
  const { teamId: owner } = await parsed(gone).catch((error) => {
    throw isMissing(error) ? unknown(error) : error;
  });
  if (owner !== teamId) throw unknown();
  await move(gone, pathOf(dir, id));
}

const parsed = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as KeptLesson; // What `writeLesson` wrote.

/** The lessons of all teams: those that are kept, and those deleted longer than `keptMs` ago, with their files. */
export async function lessonsToForget(dir: string, keptMs: number) {
  const [kept, deleted] = await Promise.all([filesIn(lessonsFolder(dir)), filesIn(deletedFolder(dir))]);
  const staying = kept.map((name) => join(lessonsFolder(dir), name));
  const going: string[] = [];
  for (const name of deleted) {
    const path = join(deletedFolder(dir), name);
    const { mtimeMs } = await stat(path);
    (Date.now() - mtimeMs >= keptMs ? going : staying).push(path);
  }
  return {
    staying: await Promise.all(staying.map(parsed)),
    going: await Promise.all(
      going.map(async (path) => ({ lesson: await parsed(path), forget: () => rm(path, { force: true }) })),
    ),
  };
}

/** Those of a team, what was changed last first. */
export async function listLessons(dir: string, teamId: string): Promise<KeptLesson[]> {
  const ids = (await filesIn(lessonsFolder(dir))).map((name) => name.slice(0, -'.json'.length));
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
