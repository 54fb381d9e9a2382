// From a template's card to a workflow of one's own: the one that was made of it before, if nobody changed it, else a new
// copy. So clicking a card twice does not pile up workflows.
import { compile } from '../../compiler/compile';
import { workflowsOfTemplate } from '../../db/browse-workflows';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import { copyTemplate } from './copy-template';
import { graphHash } from './graph-hash';
import { getTemplate, readTemplateGraph, templatesFolder } from './list-templates';
import { workflowState } from './workflow-state';

export interface OpenedTemplate {
  readonly workflowId: string;
  /** It was made just now. */
  readonly created: boolean;
}

/** `name`: what to call a new copy, by default the template's title. Throws `not_found`. */
export async function openTemplate(
  services: Services,
  actor: Actor,
  { template, name }: { template: string; name?: string },
): Promise<OpenedTemplate> {
  const folder = templatesFolder(services.env.packageRoot);
  const { title, de } = await getTemplate(folder, template);
  const { graph, problems } = compile(await readTemplateGraph(folder, template), services);
  if (!graph) throw workflowInvalid(problems);
  const hash = graphHash(graph);
  const names = new Set([title, de?.title, name]);
  const rows = await workflowsOfTemplate(services.db, { teamId: actor.teamId, template, hash });
  const untouched = rows.find(
    (row) => names.has(row.name) && row.publishedHash === hash && workflowState(row.draft, hash) === 'published',
  );
  if (untouched) return { workflowId: untouched.id, created: false };
  const { id } = await copyTemplate(services, actor, { template, ...(name === undefined ? {} : { name }) });
  return { workflowId: id, created: true };
}
