// tRPC: templates and kinds of steps.
import { z } from 'zod';
import { listNodes } from '../../services/list-nodes';
import { listTemplates, templatesFolder } from '../../services/list-templates';
import { useTemplate } from '../../services/use-template';
import { router, teamProcedure } from '../init';

export const templatesRouter = router({
  list: teamProcedure('workflows:read').query(({ ctx }) =>
    listTemplates(templatesFolder(ctx.services.env.packageRoot)),
  ),
  use: teamProcedure('workflows:write')
    .input(z.object({ template: z.string().max(100), name: z.string().min(1).max(300).optional() }))
    .mutation(({ ctx, input }) => useTemplate(ctx.services, ctx.actor, input)),
});

export const nodesRouter = router({
  list: teamProcedure('workflows:read').query(({ ctx }) => listNodes(ctx.services.registry)),
});
