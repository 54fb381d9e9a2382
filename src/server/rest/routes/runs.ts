// REST: making runs and steering them.
import { z } from 'zod';
import { LensgraphError } from '../../../core/errors';
import { getPublishedVersion } from '../../../db/workflow-version';
import type { Actor } from '../../actor';
import { LIMITS } from '../../limits';
import type { Services } from '../../services';
import { cancelRun } from '../../services/cancel-run';
import { createRun, type StartedRun } from '../../services/create-run';
import { getRun, withResults } from '../../services/get-run';
import { listItems } from '../../services/list-items';
import { listRuns } from '../../services/list-runs';
import { retryRun } from '../../services/retry-run';
import { hasEnded, waitForRun } from '../../services/wait-for-run';
import { defineRoute, json } from '../route';
import { readRunBody, runRequest } from '../run-body';
import { item, itemCursor, pageOf, pageQuery, run, runWithResults, startedRun } from '../schemas';

const waitQuery = z.object({
  wait: z.coerce
    .number()
    .min(0)
    .max(LIMITS.waitSeconds)
    .default(0)
    .describe('Seconds to wait for the end of the run; it is answered as soon as it ends.'),
});

/** Throws `bad_request` for a key that no header should carry. */
function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new LensgraphError('bad_request', { reason: 'An Idempotency-Key is 1 to 200 visible ASCII characters.' });
}

/** 200 with results if the run ends in time, else 202. */
async function answerRun(
  services: Services,
  actor: Actor,
  started: StartedRun,
  seconds: number,
  signal: AbortSignal,
): Promise<Response> {
  const key = { teamId: actor.teamId, runId: started.run.id };
  const headers = {
    location: `/api/v1/runs/${key.runId}`,
    ...(started.replay ? { 'idempotency-replayed': 'true' } : {}),
  };
  const now = seconds > 0 ? await waitForRun(services, key, seconds * 1000, signal) : started.run;
  if (seconds === 0 || !hasEnded(now)) return json(202, { id: now.id, status: now.status }, headers);
  // A replayed run keeps the plan it was made with, which an edit of the workflow may have changed since.
  const plan = started.replay ? undefined : started.plan;
  return json(200, await withResults(services, actor, now, plan), headers);
}

export const runRoutes = [
  defineRoute({
    method: 'post',
    path: '/workflows/{id}/runs',
    permission: 'runs:write',
    summary: 'Run the published version over photos.',
    query: waitQuery,
    headers: {
      'Idempotency-Key': 'Sent again with the same request, it gives the run made the first time (24 hours).',
    },
    body: {
      required: true,
      json: runRequest,
      jsonLimit: LIMITS.base64BodyBytes,
      form: { files: 'images', fields: { params: 'JSON: settings by step and field.' } },
    },
    answers: {
      200: { description: 'The run ended within "wait".', schema: runWithResults },
      202: { description: 'The run is on its way.', schema: startedRun },
    },
    handle: async ({ services, actor, incoming, param, query, signal }) => {
      const key = idempotencyKey(incoming.headers['idempotency-key']);
      const version = await getPublishedVersion(services.db, { teamId: actor.teamId, workflowId: param('id') });
      const { photos, params } = await readRunBody(services, actor, incoming);
      const started = await createRun(services, actor, {
        version,
        photos,
        params,
        idempotencyKey: key,
      });
      return answerRun(services, actor, started, query.wait, signal);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/runs',
    permission: 'runs:read',
    summary: 'The runs, newest first.',
    query: pageQuery.extend({ workflowId: z.string().max(100).optional() }),
    answers: { 200: { description: 'A page of runs.', schema: pageOf(run) } },
    handle: async ({ services, actor, query }) => json(200, await listRuns(services, actor, query)),
  }),
  defineRoute({
    method: 'get',
    path: '/runs/{id}',
    permission: 'runs:read',
    summary: 'A run with its counts, totals and files.',
    answers: { 200: { description: 'The run.', schema: run } },
    handle: async ({ services, actor, param }) => json(200, await getRun(services, actor, param('id'))),
  }),
  defineRoute({
    method: 'get',
    path: '/runs/{id}/items',
    permission: 'runs:read',
    summary: 'The photos of a run with their results, in the order in which they were sent.',
    query: pageQuery.extend({
      cursor: itemCursor.optional(),
    }),
    answers: { 200: { description: 'A page of results.', schema: pageOf(item) } },
    handle: async ({ services, actor, param, query }) =>
      json(200, await listItems(services, actor, { ...query, runId: param('id') })),
  }),
  defineRoute({
    method: 'post',
    path: '/runs/{id}/cancel',
    permission: 'runs:write',
    summary: 'Cancel a run; one that has ended stays as it is.',
    answers: { 200: { description: 'The run as it is now.', schema: run } },
    handle: async ({ services, actor, param }) => json(200, await cancelRun(services, actor, param('id'))),
  }),
  defineRoute({
    method: 'post',
    path: '/runs/{id}/retry',
    permission: 'runs:write',
    summary: 'Run the failed photos of an ended run again.',
    answers: { 202: { description: 'The same run, on its way again.', schema: startedRun } },
    handle: async ({ services, actor, param }) => json(202, await retryRun(services, actor, param('id'))),
  }),
];
