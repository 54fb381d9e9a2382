// tRPC: workflows.
import { z } from 'zod';
import { deleteWorkflow } from '../../../db/workflows';
import { pageQuery, revision } from '../../rest/schemas';
import { createWorkflow } from '../../services/create-workflow';
import { getWorkflow } from '../../services/get-workflow';
import { listWorkflows } from '../../services/list-workflows';
import { publishWorkflow } from '../../services/publish-workflow';
import { updateWorkflow } from '../../services/update-workflow';
import { workflowSchema } from '../../services/workflow-schema';
import { router, teamProcedure } from '../init';

const workflowId = z.string().max(100);
const byId = z.object({ workflowId });
const name = z.string().min(1).max(300);
const graph = z.looseObject({});

export const workflowsRouter = router({
  list: teamProcedure('workflows:read')
    .input(pageQuery)
    .query(({ ctx, input }) => listWorkflows(ctx.services, ctx.actor, input)),
  get: teamProcedure('workflows:read')
    .input(byId)
    .query(({ ctx, input }) => getWorkflow(ctx.services, ctx.actor, input.workflowId)),
  schema: teamProcedure('workflows:read')
    .input(byId)
    .query(({ ctx, input }) => workflowSchema(ctx.services, ctx.actor, input.workflowId)),
  create: teamProcedure('workflows:write')
    .input(z.object({ graph, name: name.optional() }))
    .mutation(({ ctx, input }) => createWorkflow(ctx.services, ctx.actor, input)),
  update: teamProcedure('workflows:write')
    .input(z.object({ workflowId, revision, graph: graph.optional(), name: name.optional() }))
    .mutation(({ ctx, input }) => updateWorkflow(ctx.services, ctx.actor, input)),
  publish: teamProcedure('workflows:write')
    .input(z.object({ workflowId, revision: revision.optional() }))
    .mutation(({ ctx, input }) => publishWorkflow(ctx.services, ctx.actor, input)),
  delete: teamProcedure('workflows:write')
    .input(byId)
    .mutation(({ ctx, input }) =>
      deleteWorkflow(ctx.services.db, { teamId: ctx.actor.teamId, workflowId: input.workflowId }),
    ),
});
