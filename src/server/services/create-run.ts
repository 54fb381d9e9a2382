// Makes a run of a version or the draft of a workflow over photos that are already stored, and wakes a worker for it.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../compiler/plan-hash';
import type { Params } from '../../compiler/set-fields';
import type { Plan } from '../../core/plan';
import { createRun as insertRun } from '../../db/create-run';
import type { NewItem, RunView } from '../../db/types';
import type { WorkflowVersionRow } from '../../db/workflow-version';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { compilePublished } from './compile-published';
import { enqueue } from './enqueue';

/** Photos per batch: small enough to share a run among machines, large enough that claiming costs nothing. */
export const BATCH_SIZE = 16;

/** What is to be run: a version, or a draft as it is (`version` null). */
export type RunnableGraph = Pick<WorkflowVersionRow, 'workflowId' | 'name' | 'graph'> &
  ({ readonly version: number } | { readonly version: null; readonly revision: number });

export interface RunRequest {
  /** Read before the photos came in: who asks for what cannot run need not send them first. */
  readonly version: RunnableGraph;
  /** Name of the template whose samples are run. */
  readonly template?: string;
  readonly photos: readonly NewItem[];
  readonly params: Params;
  readonly idempotencyKey?: string;
}

export interface StartedRun {
  readonly run: RunView;
  readonly plan: Plan;
  /** The Idempotency-Key was used before for the same request: `run` is the one made then. */
  readonly replay: boolean;
}

/** Throws `no_photos`, `param_not_asked`, `param_invalid`, `workflow_invalid`, `idempotency_conflict`. */
export async function createRun(
  services: Services,
  { teamId, apiKey }: Actor,
  { version, template, photos, params, idempotencyKey }: RunRequest,
): Promise<StartedRun> {
  const { workflowId } = version;
  const plan = compilePublished(services, version, params);
  const { run, batches, replay } = await insertRun(services.db, {
    teamId,
    workflowId,
    ...(version.version === null ? { workflowRevision: version.revision } : { version: version.version }),
    source: template ? 'template' : apiKey === undefined ? 'app' : 'api',
    sourceName: template ?? apiKey,
    workflowName: version.name,
    plan,
    planHash: plan.hash,
    params,
    items: photos,
    batchSize: BATCH_SIZE,
    ...(idempotencyKey === undefined
      ? {}
      : { idempotency: { key: idempotencyKey, fingerprint: fingerprintOf(workflowId, params, photos) } }),
  });
  await enqueue(services, batches);
  return { run, plan, replay };
}

/** The same for the same request, however its photos were sent: names and contents in order, settings in any order. */
function fingerprintOf(workflowId: string, params: Params, photos: readonly NewItem[]): string {
  const request = { workflowId, params, photos: photos.map(({ name, blobId }) => [name, blobId]) };
  return createHash('sha256').update(canonicalJson(request)).digest('hex');
}
