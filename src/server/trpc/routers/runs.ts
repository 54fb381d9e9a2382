// tRPC: runs. They are made over REST, where photos are streamed; here they are read and steered.
import { z } from 'zod';
import { itemCursor, pageQuery } from '../../rest/schemas';
import { cancelRun } from '../../services/cancel-run';
import { followTeamRuns } from '../../services/follow-team-runs';
import { getRun } from '../../services/get-run';
import { listFiles } from '../../services/list-files';
import { listItems } from '../../services/list-items';
import { listRuns } from '../../services/list-runs';
import { readStart } from '../../services/read-start';
import { retryRun } from '../../services/retry-run';
import { router, teamProcedure } from '../init';

const runId = z.string().max(100);
const byId = z.object({ runId });

export const runsRouter = router({
  /** All of the start page. */
  start: teamProcedure('runs:read').query(({ ctx }) => readStart(ctx.services, ctx.actor)),
  list: teamProcedure('runs:read')
    .input(pageQuery.extend({ workflowId: z.string().max(100).optional() }))
    .query(({ ctx, input }) => listRuns(ctx.services, ctx.actor, input)),
  get: teamProcedure('runs:read')
    .input(byId)
    .query(({ ctx, input }) => getRun(ctx.services, ctx.actor, input.runId)),
  items: teamProcedure('runs:read')
    .input(z.object({ runId, cursor: itemCursor.optional(), limit: z.int().min(1).max(200).optional() }))
    .query(({ ctx, input }) => listItems(ctx.services, ctx.actor, input)),
  files: teamProcedure('runs:read')
    .input(byId)
    .query(({ ctx, input }) => listFiles(ctx.services, ctx.actor, input.runId)),
  /** Says which run something happened to, as it happens. */
  changes: teamProcedure('runs:read').subscription(({ ctx, signal }) =>
    followTeamRuns(ctx.services, ctx.actor, signal ?? AbortSignal.timeout(0)),
  ),
  cancel: teamProcedure('runs:write')
    .input(byId)
    .mutation(({ ctx, input }) => cancelRun(ctx.services, ctx.actor, input.runId)),
  retry: teamProcedure('runs:write')
    .input(byId)
    .mutation(({ ctx, input }) => retryRun(ctx.services, ctx.actor, input.runId)),
});
