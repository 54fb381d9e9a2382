// Starts a run for the app: over photos that were uploaded or run before, of the published version, another one, or the draft.
import type { Params } from '../../compiler/set-fields';
import { LensgraphError } from '../../core/errors';
import { listSentPhotos } from '../../db/runs';
import type { NewItem, RunStatus } from '../../db/types';
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
  /** Photos of an earlier run, in its order; they come before the uploaded ones. */
  readonly ofRun?: { readonly runId: string; readonly indexes: readonly number[] };
  readonly params: Params;
  /** The published one when left out. */
  readonly version?: 'draft' | number;
}

/** Throws `too_many_photos`, `no_photos`, `not_found`, `not_published`, and what is wrong with the workflow or the settings. */
export async function startRun(
  services: Services,
  actor: Actor,
  { workflowId, uploadIds, ofRun, params, version }: StartRequest,
): Promise<{ readonly id: string; readonly status: RunStatus }> {
  const count = uploadIds.length + (ofRun?.indexes.length ?? 0);
  if (count > LIMITS.photos) throw new LensgraphError('too_many_photos', { limit: LIMITS.photos });
  if (count === 0) throw new LensgraphError('no_photos');
  const graph = await graphOf(services, actor, workflowId, version);
  const earlier = ofRun ? await sentPhotos(services, actor, ofRun) : [];
  const uploads = await getUploads(services.db, actor.teamId, uploadIds);
  const photos = [...earlier, ...uploads].map(({ name, blobId, bytes }): NewItem => ({ name, blobId, bytes }));
  const { run } = await createRun(services, actor, { version: graph, photos, params });
  return { id: run.id, status: run.status };
}

/** Also of a run that was deleted meanwhile: its photos are still there. Throws `not_found`. */
async function sentPhotos(
  { db }: Services,
  { teamId }: Actor,
  { runId, indexes }: NonNullable<StartRequest['ofRun']>,
): Promise<readonly NewItem[]> {
  const photos = await listSentPhotos(db, { teamId, runId, indexes });
  if (photos.length < new Set(indexes).size) throw new LensgraphError('not_found', { what: 'photo' });
  return photos;
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
