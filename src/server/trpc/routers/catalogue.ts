// tRPC: what there is to start from and to build with: templates, kinds of steps.

import { z } from 'zod';
import { describeNodes } from '../../../core/describe-node';
import { browseTemplates, viewTemplate } from '../../services/browse-templates';
import { copyTemplate } from '../../services/copy-template';
import { openTemplate } from '../../services/open-template';
import { tryTemplate } from '../../services/try-template';
import { router, teamProcedure } from '../init';

const template = z.string().max(100);
const copy = z.object({ template, name: z.string().trim().min(1).max(300).optional() });

export const templatesRouter = router({
  list: teamProcedure('workflows:read').query(({ ctx }) => browseTemplates(ctx.services, ctx.actor)),
  get: teamProcedure('workflows:read')
    .input(z.object({ template }))
    .query(({ ctx, input }) => viewTemplate(ctx.services, ctx.actor, input.template)),
  /** Always a new workflow. */
  use: teamProcedure('workflows:write')
    .input(copy)
    .mutation(({ ctx, input }) => copyTemplate(ctx.services, ctx.actor, input)),
  /** The workflow that was made of it and not changed since, else a new one. */
  open: teamProcedure('workflows:write')
    .input(copy)
    .mutation(({ ctx, input }) => openTemplate(ctx.services, ctx.actor, input)),
  /** Runs the template over its own samples. */
  try: teamProcedure('runs:write')
    .input(copy)
    .mutation(({ ctx, input }) => tryTemplate(ctx.services, ctx.actor, input)),
});

export const nodesRouter = router({
  list: teamProcedure('workflows:read').query(({ ctx }) => describeNodes(ctx.services.registry)),
});
