// tRPC: models: those that can be chosen, and importing one of one's own.

import { z } from 'zod';
import { readComputing, readEngines, timeModel } from '../../services/engines';
import { fetchModelNow, modelProgress } from '../../services/fetch-model';
import { getImport, importModel, reopenModel } from '../../services/import-model';
import { changeCard, confirmModel } from '../../services/keep-model';
import { modelLooks } from '../../services/model-looks';
import { usesOfModel } from '../../services/model-uses';
import {
  changeCardInput,
  confirmInput,
  fitInput,
  importInput,
  nameInput,
  progressInput,
  renameInput,
  replaceInput,
  tryInput,
} from '../../services/model-views';
import { browseModels, deleteModel, getModel, renameModel, restoreModel } from '../../services/own-models';
import { fitOfModel, replaceInWorkflows } from '../../services/replace-model';
import { tryCard } from '../../services/try-card';
import { router, teamProcedure } from '../init';
import { lessonsRouter } from './lessons';

const never = () => new AbortController().signal;

export const modelsRouter = router({
  lessons: lessonsRouter,
  list: teamProcedure('workflows:read').query(({ ctx }) => browseModels(ctx.services, ctx.actor)),
  get: teamProcedure('workflows:read')
    .input(nameInput)
    .query(({ ctx, input }) => getModel(ctx.services, ctx.actor, input.name)),
  /** What each of them that is here finds on a photo; what is missing is being made. */
  looks: teamProcedure('workflows:read').query(({ ctx }) => modelLooks(ctx.services, ctx.actor)),
  usedBy: teamProcedure('workflows:read')
    .input(nameInput)
    .query(({ ctx, input }) => usesOfModel(ctx.services, ctx.actor, input.name)),
  /** A worker looks into files of `POST /files/models`; nothing is kept but for a day. */
  import: teamProcedure('models:write')
    .input(importInput)
    .mutation(({ ctx, input, signal }) => importModel(ctx.services, ctx.actor, input, signal ?? never())),
  /** Brings a model of the catalogue here; what has arrived is kept when it breaks off. */
  fetch: teamProcedure('models:write')
    .input(nameInput)
    .mutation(({ ctx, input, signal }) => fetchModelNow(ctx.services, ctx.actor, input.name, signal ?? never())),
  /** The workers, and the models that are here with how long they took. */
  computing: teamProcedure('workflows:read').query(({ ctx }) => readComputing(ctx.services, ctx.actor)),
  /** What a machine could compute with: a worker tries each, which takes seconds. */
  engines: teamProcedure('workflows:read').query(({ ctx, signal }) =>
    readEngines(ctx.services, ctx.actor, signal ?? never()),
  ),
  /** Has a worker time a model. */
  time: teamProcedure('models:write')
    .input(nameInput)
    .mutation(({ ctx, input, signal }) => timeModel(ctx.services, ctx.actor, input.name, signal ?? never())),
  /** How far `import` or `fetch` is; null where nothing is under way. */
  progress: teamProcedure('workflows:read')
    .input(progressInput)
    .query(({ ctx, input }) => modelProgress(ctx.services, ctx.actor, input)),
  /** What `import` answered. */
  imported: teamProcedure('workflows:read')
    .input(z.object({ importId: z.string().max(100) }))
    .query(({ ctx, input }) => getImport(ctx.services, input.importId)),
  /** What one reading finds on photos. */
  tryCard: teamProcedure('models:write')
    .input(tryInput)
    .mutation(({ ctx, input, signal }) => tryCard(ctx.services, ctx.actor, input, signal ?? never())),
  /** Keeps the model; from now on workflows can choose it. */
  confirm: teamProcedure('models:write')
    .input(confirmInput)
    .mutation(({ ctx, input }) => confirmModel(ctx.services, ctx.actor, input)),
  /** Looks at a model that is here again: the answer of `import`, for `tryCard`, `changeCard` and `confirm`. */
  reopen: teamProcedure('models:write')
    .input(nameInput)
    .mutation(({ ctx, input, signal }) => reopenModel(ctx.services, ctx.actor, input.name, signal ?? never())),
  /** Another reading for a model of one's own; runs made before keep theirs. */
  changeCard: teamProcedure('models:write')
    .input(changeCardInput)
    .mutation(({ ctx, input }) => changeCard(ctx.services, ctx.actor, input)),
  /** What another model of the same kind would mean for the workflows that use this one. */
  replacement: teamProcedure('workflows:read')
    .input(fitInput)
    .query(({ ctx, input }) => fitOfModel(ctx.services, ctx.actor, input)),
  /** Changes drafts, never what is published. */
  replace: teamProcedure('workflows:write')
    .input(replaceInput)
    .mutation(({ ctx, input }) => replaceInWorkflows(ctx.services, ctx.actor, input)),
  rename: teamProcedure('models:write')
    .input(renameInput)
    .mutation(({ ctx, input }) => renameModel(ctx.services, input)),
  /** Not while a published workflow uses it; `restore` undoes it. */
  delete: teamProcedure('models:write')
    .input(nameInput)
    .mutation(({ ctx, input }) => deleteModel(ctx.services, ctx.actor, input.name)),
  restore: teamProcedure('models:write')
    .input(nameInput)
    .mutation(({ ctx, input }) => restoreModel(ctx.services, input.name)),
});
