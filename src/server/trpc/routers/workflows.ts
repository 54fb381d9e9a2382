// tRPC: workflows, from draft to published version and back.
import { z } from 'zod';
import { deleteWorkflow, restoreWorkflow } from '../../../db/workflows';
import { pageQuery, revision } from '../../rest/schemas';
import { browseWorkflows } from '../../services/browse-workflows';
import { createWorkflow } from '../../services/create-workflow';
import { duplicateWorkflow } from '../../services/duplicate-workflow';
import { diffVersions, getVersion } from '../../services/get-version';
import { getWorkflow } from '../../services/get-workflow';
import { getDraft, listDrafts } from '../../services/list-drafts';
import { listVersions } from '../../services/list-versions';
import { publishWorkflow } from '../../services/publish-workflow';
import { restoreDraft, restoreVersion } from '../../services/restore-graph';
import { updateWorkflow } from '../../services/update-workflow';
import { workflowForm } from '../../services/workflow-form';
import { workflowSchema } from '../../services/workflow-schema';
import { router, teamProcedure } from '../init';

const workflowId = z.string().max(100);
const byId = z.object({ workflowId });
const name = z.string().trim().min(1).max(300);
const graph = z.looseObject({});
/** Tells the tabs of a browser apart. */
const tab = z.string().min(1).max(100).optional();
const number = revision;
const version = z.union([z.literal('draft'), number]);

export const workflowsRouter = router({
  list: teamProcedure('workflows:read')
    .input(pageQuery.extend({ cursor: z.string().max(100).nullish(), text: z.string().max(300).optional() }))
    .query(({ ctx, input: { cursor, ...query } }) =>
      browseWorkflows(ctx.services, ctx.actor, { ...query, ...(cursor ? { cursor } : {}) }),
    ),
  get: teamProcedure('workflows:read')
    .input(byId)
    .query(({ ctx, input }) => getWorkflow(ctx.services, ctx.actor, input.workflowId)),
  schema: teamProcedure('workflows:read')
    .input(byId)
    .query(({ ctx, input }) => workflowSchema(ctx.services, ctx.actor, input.workflowId)),
  form: teamProcedure('workflows:read')
    .input(byId.extend({ version: version.optional() }))
    .query(({ ctx, input }) => workflowForm(ctx.services, ctx.actor, input)),

  create: teamProcedure('workflows:write')
    .input(z.object({ graph, name: name.optional() }))
    .mutation(({ ctx, input }) => createWorkflow(ctx.services, ctx.actor, input)),
  /** A `conflict` carries what is there now in `data.current`, and `draftId` of the refused graph, which is kept. */
  update: teamProcedure('workflows:write')
    .input(
      z.object({
        workflowId,
        revision,
        graph: graph.optional(),
        name: name.optional(),
        allowEmpty: z.boolean().optional(),
        tab,
      }),
    )
    .mutation(({ ctx, input }) => updateWorkflow(ctx.services, ctx.actor, input)),
  duplicate: teamProcedure('workflows:write')
    .input(z.object({ workflowId, name }))
    .mutation(({ ctx, input }) => duplicateWorkflow(ctx.services, ctx.actor, input)),
  publish: teamProcedure('workflows:write')
    .input(z.object({ workflowId, revision }))
    .mutation(({ ctx, input }) => publishWorkflow(ctx.services, ctx.actor, input)),
  delete: teamProcedure('workflows:write')
    .input(byId)
    .mutation(({ ctx, input }) =>
      deleteWorkflow(ctx.services.db, { teamId: ctx.actor.teamId, workflowId: input.workflowId }),
    ),
  restore: teamProcedure('workflows:write')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      const row = await restoreWorkflow(ctx.services.db, { teamId: ctx.actor.teamId, workflowId: input.workflowId });
      return { workflowId: row.id, revision: row.revision };
    }),

  drafts: teamProcedure('workflows:read')
    .input(byId)
    .query(({ ctx, input }) => listDrafts(ctx.services, ctx.actor, input.workflowId)),
  draft: teamProcedure('workflows:read')
    .input(z.object({ workflowId, draftId: z.string().max(100) }))
    .query(({ ctx, input }) => getDraft(ctx.services, ctx.actor, input)),
  restoreDraft: teamProcedure('workflows:write')
    .input(z.object({ workflowId, draftId: z.string().max(100), revision, tab }))
    .mutation(({ ctx, input }) => restoreDraft(ctx.services, ctx.actor, input)),

  versions: teamProcedure('workflows:read')
    .input(byId)
    .query(({ ctx, input }) => listVersions(ctx.services, ctx.actor, input.workflowId)),
  version: teamProcedure('workflows:read')
    .input(z.object({ workflowId, version }))
    .query(({ ctx, input }) => getVersion(ctx.services, ctx.actor, input)),
  diff: teamProcedure('workflows:read')
    .input(z.object({ workflowId, a: version, b: version }))
    .query(({ ctx, input }) => diffVersions(ctx.services, ctx.actor, input)),
  restoreVersion: teamProcedure('workflows:write')
    .input(z.object({ workflowId, version: number, revision, tab }))
    .mutation(({ ctx, input }) => restoreVersion(ctx.services, ctx.actor, input)),
});
