// The base of all tRPC procedures. There is one kind: it names the permission it needs, and nothing else is exported.
// Knows no procedure.
import { initTRPC } from '@trpc/server';
import { LensgraphError } from '../../core/errors';
import { type Actor, type Permission, requirePermission } from '../actor';
import { currentOf } from '../conflict-error';
import { problemsOf } from '../problems-error';
import type { Services } from '../services';
import { asTrpcError } from './error-codes';

export interface TrpcContext {
  readonly services: Services;
  readonly actor: Actor;
}

export interface ProcedureMeta {
  readonly permission: Permission;
}

const t = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 15_000 } },
    errorFormatter: ({ shape, error }) => {
      const { cause } = error;
      const ours = cause instanceof LensgraphError ? cause : undefined;
      // Input that its schema refuses comes from tRPC itself, with the schema's sentence.
      const message =
        ours || error.code !== 'INTERNAL_SERVER_ERROR' ? shape.message : new LensgraphError('internal').message;
      return {
        ...shape,
        message,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          reason: ours?.code ?? null,
          params: ours?.params ?? {},
          problems: (ours && problemsOf(ours)) ?? [],
          /** What is there now, when the call was made from something older. */
          current: (ours && currentOf(ours)) ?? null,
        },
      };
    },
  });

export const { router, createCallerFactory } = t;

const guarded = t.procedure.use(async ({ ctx, next, meta }) => {
  if (!meta) throw new Error('A procedure without a permission cannot be called.');
  try {
    requirePermission(ctx.actor, meta.permission);
  } catch (error) {
    throw asTrpcError(error);
  }
  const result = await next();
  // Whatever else went wrong stays INTERNAL_SERVER_ERROR, or is tRPC's own word on the input.
  if (!result.ok && result.error.cause instanceof LensgraphError) throw asTrpcError(result.error.cause);
  return result;
});

/** A procedure on behalf of a team, which its actor may call with `permission` only. */
export const teamProcedure = (permission: Permission) => guarded.meta({ permission });
