// Starts a run for the app: over photos that were uploaded before, of the published version, another one, or the draft.
import type { Params } from '../../compiler/set-fields';
import { LensgraphError } from '../../core/errors';
import type { RunStatus } from '../../db/types';
import { getUploads } from '../../db/uploads';
import { getPublishedVersion, getVersion } from '../../db/workflow-version';
import { getWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import { LIMITS } from '../limits';
import type { Services } from '../services';
import { createRun, type RunnableGraph } from './create-run';

export interface StartRequest {
  readonly workflowId: string;
  readonly uploadIds: readonly string[];
  readonly params: Params;
  /** The published one when left out. */
  readonly version?: 'draft' | number;
}

/** Throws `too_many_photos`, `no_photos`, `not_found`, `not_published`, and what is wrong with the workflow or the settings. */
export async function startRun(
  services: Services,
  actor: Actor,
  { workflowId, uploadIds, params, version }: StartRequest,
): Promise<{ readonly id: string; readonly status: RunStatus }> {
  if (uploadIds.length > LIMITS.photos) throw new LensgraphError('too_many_photos', { limit: LIMITS.photos });
  if (uploadIds.length === 0) throw new LensgraphError('no_photos');
  const graph = await graphOf(services, actor, workflowId, version);
  const uploads = await getUploads(services.db, actor.teamId, uploadIds);
  const photos = uploads.map(({ name, blobId, bytes }) => ({ name, blobId, bytes }));
  const { run } = await createRun(services, actor, { version: graph, photos, params });
  return { id: run.id, status: run.status };
}

async function graphOf(
  { db }: Services,
  { teamId }: Actor,
  workflowId: string,
  version: StartRequest['version'],
): Promise<RunnableGraph> {
  const key = { teamId, workflowId };
  if (version === undefined) return getPublishedVersion(db, key);
  if (version !== 'draft') return getVersion(db, { ...key, version });
  const { name, draft, revision } = await getWorkflow(db, key);
  return { workflowId, name, graph: draft, version: null, revision };
}
