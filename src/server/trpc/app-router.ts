// All tRPC routers. Clients import its type only.
import { createCallerFactory, router } from './init';
import { nodesRouter, templatesRouter } from './routers/catalogue';
import { changesRouter } from './routers/changes';
import { modelsRouter } from './routers/models';
import { previewsRouter } from './routers/previews';
import { runsRouter } from './routers/runs';
import { statusRouter } from './routers/status';
import { workflowsRouter } from './routers/workflows';

export const appRouter = router({
  workflows: workflowsRouter,
  runs: runsRouter,
  templates: templatesRouter,
  nodes: nodesRouter,
  models: modelsRouter,
  status: statusRouter,
  changes: changesRouter,
  previews: previewsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in this process, with the same permissions and errors. */
export const createCaller = createCallerFactory(appRouter);
