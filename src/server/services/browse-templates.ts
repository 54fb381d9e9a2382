// Templates as people choose among them: what each promises, and whether it could run now, and if not, why not.
import { compile } from '../../compiler/compile';
import type { Graph } from '../../core/graph';
import { listAllModels } from '../../models/all-models';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import { getTemplate, listTemplates, readTemplateGraph, type Template, templatesFolder } from './list-templates';
import { type Readiness, readReadiness } from './readiness';

export interface TemplateListing extends Template {
  readonly readiness: Readiness & {
    /** Labels it needs that none of its models knows. */
    readonly missingLabels: readonly string[];
  };
}
export interface TemplateView extends TemplateListing {
  readonly graph: Graph;
}

export async function browseTemplates(services: Services, actor: Actor): Promise<readonly TemplateListing[]> {
  const templates = await listTemplates(templatesFolder(services.env.packageRoot));
  const views = await Promise.all(templates.map((template) => viewOf(services, actor, template)));
  return views.map(({ graph: _, ...listing }) => listing);
}

/** With its graph. Throws `not_found`. */
export async function viewTemplate(services: Services, actor: Actor, name: string): Promise<TemplateView> {
  return viewOf(services, actor, await getTemplate(templatesFolder(services.env.packageRoot), name));
}

async function viewOf(services: Services, actor: Actor, template: Template): Promise<TemplateView> {
  const json = await readTemplateGraph(templatesFolder(services.env.packageRoot), template.name);
  const { graph, plan, problems } = compile(json, services);
  if (!graph) throw workflowInvalid(problems);
  const names = plan?.models.map(({ name }) => name) ?? [];
  const known = new Set(
    listAllModels(services.env.data.models).flatMap(({ name, labels }) => (names.includes(name) ? labels : [])),
  );
  const missingLabels = (template.requires?.labels ?? []).filter((label) => !known.has(label));
  const readiness = await readReadiness(services, actor, plan?.models ?? []);
  const ready = readiness.ready && problems.length === 0 && missingLabels.length === 0;
  return { ...template, graph, readiness: { ...readiness, ready, missingLabels } };
}
