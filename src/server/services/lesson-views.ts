// What the screens are told of teaching by example, and the schemas of what they ask. Knows no transport.
import { z } from 'zod';
import type { JudgedPhoto, LessonGroup, LessonProblem } from '../../core/lesson';
import type { KeptLesson, KeptPhoto } from '../../models/own/lessons';
import { pixelSteps } from './render-picture';

export interface LessonPhotoView extends KeptPhoto {
  /** A small picture of it. */
  readonly small: string;
}
export interface LessonGroupView extends LessonGroup<LessonPhotoView> {
  readonly id: string;
}
/** `models.lessons.get` */
export interface LessonView extends Pick<KeptLesson, 'id' | 'revision' | 'updatedAt' | 'kept'> {
  readonly groups: readonly LessonGroupView[];
}
/** `models.lessons.list` */
export interface ListedLesson {
  readonly id: string;
  readonly updatedAt: string;
  readonly names: readonly string[];
  readonly photos: number;
  /** Names of the models made of it. */
  readonly models: readonly string[];
}
/** `models.lessons.teach` */
export interface TaughtView {
  /** Of the lesson it is about. */
  readonly revision: number;
  /** Why nothing was learnt after all: photos that cannot be read. */
  readonly problem: LessonProblem | null;
  readonly milliseconds: number;
  /** The groups that `judged` and `looksLike` count. */
  readonly groupIds: readonly string[];
  readonly judged: readonly (readonly ({ readonly photoId: string } & JudgedPhoto)[])[];
}

const id = z.string().min(1).max(100);
const ownId = z.string().regex(/^[\w-]{1,40}$/);
/** Above what can be taught with, so that too many get a sentence and not a refusal. */
const MOST_KEPT = 2_000;

export const lessonInput = z.object({ lessonId: id });
export const saveLessonInput = z.object({
  lessonId: id,
  revision: z.int().min(1),
  groups: z
    .array(
      z.object({
        id: ownId,
        name: z.string().max(100),
        photos: z
          .array(z.object({ id: ownId, uploadId: id, name: z.string().max(300), steps: pixelSteps }))
          .max(MOST_KEPT),
      }),
    )
    .max(100),
});
export const titledLessonInput = z.object({ lessonId: id, title: z.string().trim().min(1).max(200) });

export type SaveLessonInput = z.infer<typeof saveLessonInput>;
