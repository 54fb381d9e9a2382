// tRPC: templates and kinds of steps.

import { z } from 'zod';
import { describeNodes } from '../../../core/describe-node';
import { copyTemplate } from '../../services/copy-template';
import { listTemplates, templatesFolder } from '../../services/list-templates';
import { tryTemplate } from '../../services/try-template';
import { router, teamProcedure } from '../init';

export const templatesRouter = router({
  list: teamProcedure('workflows:read').query(({ ctx }) =>
    listTemplates(templatesFolder(ctx.services.env.packageRoot)),
  ),
  use: teamProcedure('workflows:write')
    .input(z.object({ template: z.string().max(100), name: z.string().min(1).max(300).optional() }))
    .mutation(({ ctx, input }) => copyTemplate(ctx.services, ctx.actor, input)),
  /** Runs the template over its own samples. */
  try: teamProcedure('runs:write')
    .input(z.object({ template: z.string().max(100) }))
    .mutation(({ ctx, input }) => tryTemplate(ctx.services, ctx.actor, input.template)),
});

export const nodesRouter = router({
  list: teamProcedure('workflows:read').query(({ ctx }) => describeNodes(ctx.services.registry)),
});
