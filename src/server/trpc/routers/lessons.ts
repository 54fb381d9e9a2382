// tRPC: teaching a model by example.

import { z } from 'zod';
import { lessonOfRun } from '../../services/lesson-of-run';
import { lessonInput, saveLessonInput, titledLessonInput } from '../../services/lesson-views';
import {
  createLesson,
  deleteLesson,
  getLesson,
  keepLesson,
  lessonModel,
  listLessons,
  restoreLesson,
  saveLesson,
  teach,
  teachProgress,
} from '../../services/lessons';
import { router, teamProcedure } from '../init';

const never = () => new AbortController().signal;

export const lessonsRouter = router({
  list: teamProcedure('workflows:read').query(({ ctx }) => listLessons(ctx.services, ctx.actor)),
  get: teamProcedure('workflows:read')
    .input(lessonInput)
    .query(({ ctx, input }) => getLesson(ctx.services, ctx.actor, input.lessonId)),
  /** Empty, or with what is cut out of the photos of a run. */
  create: teamProcedure('models:write')
    .input(z.object({ runId: z.string().max(100).optional() }))
    .mutation(({ ctx, input: { runId } }) =>
      runId === undefined ? createLesson(ctx.services, ctx.actor, []) : lessonOfRun(ctx.services, ctx.actor, runId),
    ),
  /** All groups as they are now; names the revision they were made from. */
  save: teamProcedure('models:write')
    .input(saveLessonInput)
    .mutation(({ ctx, input }) => saveLesson(ctx.services, ctx.actor, input)),
  /** The models made of it stay; `restore` undoes it. */
  delete: teamProcedure('models:write')
    .input(lessonInput)
    .mutation(({ ctx, input }) => deleteLesson(ctx.services, ctx.actor, input.lessonId)),
  restore: teamProcedure('models:write')
    .input(lessonInput)
    .mutation(({ ctx, input }) => restoreLesson(ctx.services, ctx.actor, input.lessonId)),
  /** How well the groups are told apart, each photo judged without itself. A newer question ends an older one. */
  teach: teamProcedure('models:write')
    .input(lessonInput)
    .mutation(({ ctx, input, signal }) => teach(ctx.services, ctx.actor, input.lessonId, signal ?? never())),
  /** How far `teach` is; null when nothing is under way. */
  progress: teamProcedure('workflows:read')
    .input(lessonInput)
    .query(({ ctx, input }) => teachProgress(ctx.services, ctx.actor, input.lessonId)),
  /** The model for trying, as an import: give it to `tryCard`. */
  model: teamProcedure('models:write')
    .input(titledLessonInput)
    .mutation(({ ctx, input, signal }) => lessonModel(ctx.services, ctx.actor, input, signal ?? never())),
  /** Keeps the model; from now on workflows can choose it. */
  keep: teamProcedure('models:write')
    .input(titledLessonInput)
    .mutation(({ ctx, input, signal }) => keepLesson(ctx.services, ctx.actor, input, signal ?? never())),
});
