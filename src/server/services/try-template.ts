// Runs a template over its own sample photos: the shortest way to see what it does.

import type { RunStatus } from '../../db/types';
import { getPublishedVersion, listWorkflows } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { copyTemplate } from './copy-template';
import { createRun } from './create-run';
import { samplePaths, templatesFolder } from './list-templates';

/** In the workflow that was made of the template last, or a new one. Throws `not_found`, `no_photos`. */
export async function tryTemplate(
  services: Services,
  actor: Actor,
  template: string,
): Promise<{ readonly id: string; readonly status: RunStatus }> {
  const samples = await samplePaths(templatesFolder(services.env.packageRoot), template);
  const photos = await Promise.all(
    samples.map(async ({ name, path }) => {
      const { id, bytes } = await services.blobs.putFile(path);
      return { name, blobId: id, bytes };
    }),
  );
  const workflowId =
    (await workflowOf(services, actor, template)) ?? (await copyTemplate(services, actor, { template })).id;
  const version = await getPublishedVersion(services.db, { teamId: actor.teamId, workflowId });
  const { run } = await createRun(services, actor, { version, template, photos, params: {} });
  return { id: run.id, status: run.status };
}

async function workflowOf({ db }: Services, { teamId }: Actor, template: string): Promise<string | undefined> {
  const { items } = await listWorkflows(db, { teamId, limit: 200 });
  return items.find((each) => each.template?.template === template && each.publishedVersion !== null)?.id;
}
