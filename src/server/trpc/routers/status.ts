// tRPC: is everything there that a run needs?
import { readStatus } from '../../services/read-status';
import { router, teamProcedure } from '../init';

export const statusRouter = router({
  get: teamProcedure('runs:read').query(({ ctx }) => readStatus(ctx.services, ctx.actor)),
});
