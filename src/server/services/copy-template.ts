// Makes a workflow of a template: a copy of its graph, published as version 1. Later changes of the template change nothing.
import { compile } from '../../compiler/compile';
import { publishWorkflow } from '../../db/workflow-version';
import { createWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import { changedBy } from './changed-by';
import { graphHash } from './graph-hash';
import { getTemplate, readTemplateGraph, templatesFolder } from './list-templates';
import { type PresentedWorkflow, presentWorkflow } from './present-workflow';

/** `name`: what to call the copy, by default the template's title. Throws `not_found`. */
export async function copyTemplate(
  services: Services,
  actor: Actor,
  { template, name }: { template: string; name?: string },
): Promise<PresentedWorkflow> {
  const { teamId } = actor;
  const folder = templatesFolder(services.env.packageRoot);
  const { title } = await getTemplate(folder, template);
  const compiled = compile(await readTemplateGraph(folder, template), services);
  if (!compiled.plan) throw workflowInvalid(compiled.problems);
  const hash = graphHash(compiled.graph);
  const draft = { ...compiled.graph, name: name ?? title };
  const row = await createWorkflow(services.db, {
    teamId,
    name: draft.name,
    draft,
    template: { template, hash },
    changedBy: changedBy(actor),
  });
  const { version, hash: publishedHash } = await publishWorkflow(services.db, {
    teamId,
    workflowId: row.id,
    revision: row.revision,
    graph: draft,
    hash: graphHash(draft),
  });
  return presentWorkflow({ ...row, publishedVersion: version, publishedHash }, []);
}
