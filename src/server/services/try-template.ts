// Runs a template over its own sample photos: the shortest way to see what it does.

import type { RunStatus } from '../../db/types';
import { getPublishedVersion } from '../../db/workflow-version';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { createRun } from './create-run';
import { samplePaths, templatesFolder } from './list-templates';
import { openTemplate } from './open-template';

/** In the workflow that was made of the template and not changed since, or a new one. Throws `not_found`, `no_photos`. */
export async function tryTemplate(
  services: Services,
  actor: Actor,
  { template, name }: { template: string; name?: string },
): Promise<{ readonly id: string; readonly status: RunStatus }> {
  const samples = await samplePaths(templatesFolder(services.env.packageRoot), template);
  const photos = await Promise.all(
    samples.map(async ({ name: file, path }) => {
      const { id, bytes } = await services.blobs.putFile(path);
      return { name: file, blobId: id, bytes };
    }),
  );
  const { workflowId } = await openTemplate(services, actor, { template, ...(name === undefined ? {} : { name }) });
  const version = await getPublishedVersion(services.db, { teamId: actor.teamId, workflowId });
  const { run } = await createRun(services, actor, { version, template, photos, params: {} });
  return { id: run.id, status: run.status };
}
