// tRPC: previews of graphs under construction.
import { z } from 'zod';
import { MAX_PREVIEW_PHOTOS, runPreview } from '../../services/run-preview';
import { router, teamProcedure } from '../init';

const name = z.string().min(1).max(300);

export const previewsRouter = router({
  /** Stores nothing, but brings a whole graph and makes a worker compute, so it asks for what a run asks for. A newer one of the same session ends an older one. */
  run: teamProcedure('runs:write')
    .input(
      z.object({
        graph: z.looseObject({}),
        photos: z.union([z.array(name).max(MAX_PREVIEW_PHOTOS), z.object({ template: name }), z.object({ run: name })]),
        upTo: name.optional(),
        session: name.default('editor'),
      }),
    )
    .mutation(({ ctx, input, signal }) =>
      runPreview(ctx.services, ctx.actor, input, signal ?? new AbortController().signal),
    ),
});
