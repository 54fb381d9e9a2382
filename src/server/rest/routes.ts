// The table of REST routes: what is mounted is what is described.
import type { Route } from './route';
import { catalogueRoutes } from './routes/catalogue';
import { openApiRoutes } from './routes/openapi';
import { runEventRoutes } from './routes/run-events';
import { runFileRoutes } from './routes/run-files';
import { runRoutes } from './routes/runs';
import { uploadRoutes } from './routes/uploads';
import { workflowRoutes } from './routes/workflows';

/** All routes but the description itself, which is made from them. */
const described: readonly Route[] = [
  ...workflowRoutes,
  ...runRoutes,
  ...runFileRoutes,
  ...runEventRoutes,
  ...catalogueRoutes,
  ...uploadRoutes,
];

export const routes: readonly Route[] = [...described, ...openApiRoutes(described)];
