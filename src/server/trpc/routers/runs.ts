// tRPC: runs. Photos come before, by POST /files/uploads, where they are streamed.
import { z } from 'zod';
import { correctionEdits } from '../../../core/corrections';
import { restoreRun } from '../../../db/delete-run';
import { getRunPlan } from '../../../db/runs';
import { itemCursor, pageQuery, params, runStatus } from '../../rest/schemas';
import { browseRuns } from '../../services/browse-runs';
import { cancelRun } from '../../services/cancel-run';
import { correctPhoto } from '../../services/correct-photo';
import { deleteRun } from '../../services/delete-run';
import { followTeamRuns } from '../../services/follow-team-runs';
import { getRunDetail } from '../../services/get-run-detail';
import { listFiles } from '../../services/list-files';
import { listItems } from '../../services/list-items';
import { listPhotos } from '../../services/list-photos';
import { listUnsure } from '../../services/list-unsure';
import { storedPlan } from '../../services/present-item';
import { readStart } from '../../services/read-start';
import { retryRun } from '../../services/retry-run';
import { startRun } from '../../services/start-run';
import { router, teamProcedure } from '../init';

const MAX_INT = 2 ** 31 - 1;
const runId = z.string().max(100);
const byId = z.object({ runId });
const index = z.int().min(0).max(MAX_INT);
const indexes = z.array(index).min(1).max(500);

const filters = z.object({
  statuses: z.array(runStatus).min(1).optional(),
  workflowId: z.string().max(100).optional(),
  template: z.string().max(100).optional(),
  source: z.enum(['app', 'api', 'template']).optional(),
  /** Times in ISO 8601. */
  since: z.coerce.date().optional(),
  before: z.coerce.date().optional(),
  text: z.string().max(300).optional(),
});

export const runsRouter = router({
  /** All of the start page. */
  start: teamProcedure('runs:read').query(({ ctx }) => readStart(ctx.services, ctx.actor)),
  list: teamProcedure('runs:read')
    // Lists that grow name no page with null at first.
    .input(pageQuery.extend({ cursor: pageQuery.shape.cursor.nullable(), filters: filters.default({}) }))
    .query(({ ctx, input: { cursor, ...input } }) =>
      browseRuns(ctx.services, ctx.actor, { ...input, cursor: cursor ?? undefined }),
    ),
  get: teamProcedure('runs:read')
    .input(byId)
    .query(({ ctx, input }) => getRunDetail(ctx.services, ctx.actor, input.runId)),
  /** As stored, without files; see `items` for the shape programs get. */
  photos: teamProcedure('runs:read')
    .input(
      z.object({
        runId,
        cursor: z.int().min(-1).max(MAX_INT).optional(),
        limit: z.int().min(1).max(200).optional(),
        indexes: indexes.max(200).optional(),
      }),
    )
    .query(({ ctx, input }) => listPhotos(ctx.services, ctx.actor, input)),
  /** Photos somebody should look at: objects close to the limit, nothing corrected yet; the most unsure first. */
  unsure: teamProcedure('runs:read')
    .input(byId)
    .query(({ ctx, input }) => listUnsure(ctx.services, ctx.actor, input.runId)),
  plan: teamProcedure('runs:read')
    .input(byId)
    .query(async ({ ctx, input }) =>
      storedPlan(await getRunPlan(ctx.services.db, { teamId: ctx.actor.teamId, runId: input.runId })),
    ),
  items: teamProcedure('runs:read')
    .input(z.object({ runId, cursor: itemCursor.optional(), limit: z.int().min(1).max(200).optional() }))
    .query(({ ctx, input }) => listItems(ctx.services, ctx.actor, input)),
  files: teamProcedure('runs:read')
    .input(byId)
    .query(({ ctx, input }) => listFiles(ctx.services, ctx.actor, input.runId)),
  /** Says which run something happened to, as it happens; pages follow `changes` instead. */
  changes: teamProcedure('runs:read').subscription(({ ctx, signal }) =>
    followTeamRuns(ctx.services, ctx.actor, signal ?? AbortSignal.timeout(0)),
  ),
  create: teamProcedure('runs:write')
    .input(
      z.object({
        workflowId: z.string().max(100),
        uploadIds: z.array(z.string().max(100)).max(20_000),
        /** Photos of an earlier run: nothing is sent twice. */
        ofRun: z.object({ runId, indexes }).optional(),
        params: params.default({}),
        version: z.union([z.literal('draft'), z.int().min(1).max(MAX_INT)]).optional(),
      }),
    )
    .mutation(({ ctx, input }) => startRun(ctx.services, ctx.actor, input)),
  correct: teamProcedure('runs:write')
    .input(z.object({ runId, index, revision: z.int().min(0).max(MAX_INT), edits: correctionEdits }))
    .mutation(({ ctx, input }) => correctPhoto(ctx.services, ctx.actor, input)),
  cancel: teamProcedure('runs:write')
    .input(byId)
    .mutation(({ ctx, input }) => cancelRun(ctx.services, ctx.actor, input.runId)),
  retry: teamProcedure('runs:write')
    .input(byId.extend({ indexes: indexes.optional() }))
    .mutation(({ ctx, input }) => retryRun(ctx.services, ctx.actor, input.runId, input.indexes)),
  delete: teamProcedure('runs:write')
    .input(byId)
    .mutation(({ ctx, input }) => deleteRun(ctx.services, ctx.actor, input.runId)),
  restore: teamProcedure('runs:write')
    .input(byId)
    .mutation(({ ctx, input }) => restoreRun(ctx.services.db, { teamId: ctx.actor.teamId, runId: input.runId })),
});
