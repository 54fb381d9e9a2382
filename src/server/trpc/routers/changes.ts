// tRPC: what happened, as it happens. One subscription per tab.
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { type Change, followChanges } from '../../services/follow-changes';
import { router, teamProcedure } from '../init';

export const changesRouter = router({
  follow: teamProcedure('runs:read')
    .input(z.object({ lastEventId: z.string().max(100).nullish() }).optional())
    .subscription(async function* ({ ctx, input, signal }) {
      const following = { lastId: input?.lastEventId, signal: signal ?? AbortSignal.timeout(0) };
      for await (const { id, change } of followChanges(ctx.services, ctx.actor, following)) {
        yield tracked<Change>(id, change);
      }
    }),
});
