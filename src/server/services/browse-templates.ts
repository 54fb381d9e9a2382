// Templates as people choose among them: what each promises, and whether it could run now, and if not, why not.
import { compile } from '../../compiler/compile';
import type { Graph } from '../../core/graph';
import { listAllModels } from '../../models/all-models';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import { getTemplate, listTemplates, readGraphOf, type Template, templatesFolder } from './list-templates';
import { type Readiness, readinessReader } from './readiness';

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
  const view = await viewer(services, actor);
  const views = await Promise.all(templates.map(view));
  return views.map(({ graph: _, ...listing }) => listing);
}

/** With its graph. Throws `not_found`. */
export async function viewTemplate(services: Services, actor: Actor, name: string): Promise<TemplateView> {
  const template = await getTemplate(templatesFolder(services.env.packageRoot), name);
  return (await viewer(services, actor))(template);
}

/** What templates are held against is read once for all of them. */
async function viewer(services: Services, actor: Actor): Promise<(template: Template) => Promise<TemplateView>> {
  const { env } = services;
  const readinessOf = await readinessReader(services, actor);
  const labelsOf = new Map(listAllModels(env.data.models).map(({ name, labels }) => [name, labels]));
  return async (template) => {
    const json = await readGraphOf(templatesFolder(env.packageRoot), template);
    const { graph, plan, problems } = compile(json, services);
    if (!graph) throw workflowInvalid(problems);
    const models = plan?.models ?? [];
    const known = new Set(models.flatMap(({ name }) => labelsOf.get(name) ?? []));
    const missingLabels = (template.requires?.labels ?? []).filter((label) => !known.has(label));
    const readiness = await readinessOf(models);
    const ready = readiness.ready && problems.length === 0 && missingLabels.length === 0;
    return { ...template, graph, readiness: { ...readiness, ready, missingLabels } };
  };
}
