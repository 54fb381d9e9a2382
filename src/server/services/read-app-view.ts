// Everything the app view of a workflow shows before a run: its name, what it asks, the photos to try it with, and whether it
// can run. Of the published version, else of the draft. Knows no screen.
import { compile } from '../../compiler/compile';
import { LensgraphError } from '../../core/errors';
import type { Graph } from '../../core/graph';
import { knownLabels } from '../../core/known-labels';
import type { Plan } from '../../core/plan';
import type { Problem } from '../../core/problems';
import { resultView } from '../../core/result-view';
import { getPublishedVersion, getWorkflow } from '../../db/workflows';
import { catalogueEntry, listModels } from '../../models/catalogue';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { getTemplate, type Template, templatesFolder } from './list-templates';

export interface Question {
  readonly nodeId: string;
  readonly nodeType: string;
  readonly field: string;
  /** What the workflow itself says. */
  readonly value: unknown;
  /** Labels that can come up there. */
  readonly labels: readonly string[];
}

export interface AppModel {
  readonly name: string;
  readonly title: string;
  readonly task: 'detect';
  readonly labels: readonly string[];
}

export interface AppViewData {
  readonly workflowId: string;
  readonly name: string;
  /** Null: never published, so the draft is run. */
  readonly publishedVersion: number | null;
  readonly template: Template | null;
  readonly questions: readonly Question[];
  /** Kind of the step whose number is the result; null where nothing is counted or found. */
  readonly actionType: string | null;
  /** Models the workflow needs. */
  readonly needs: readonly string[];
  /** Models that can be chosen where a question asks for one. */
  readonly models: readonly AppModel[];
  /** What keeps it from running. */
  readonly problems: readonly Problem[];
}

/** Throws `not_found`. */
export async function readAppView(services: Services, { teamId }: Actor, workflowId: string): Promise<AppViewData> {
  const { db, registry, env, models: index } = services;
  const row = await getWorkflow(db, { teamId, workflowId });
  const json =
    row.publishedVersion === null ? row.draft : (await getPublishedVersion(db, { teamId, workflowId })).graph;
  const { graph, plan, problems } = compile(json, { registry, models: index });
  const models = appModels();
  return {
    workflowId,
    name: row.name,
    publishedVersion: row.publishedVersion,
    template: row.template ? await templateOf(env.packageRoot, row.template.template) : null,
    questions: graph && plan ? questionsOf(graph, plan, services, models) : [],
    actionType: plan ? actionOf(plan) : null,
    needs: plan?.models.map(({ name }) => name) ?? [],
    models,
    problems: plan ? [] : problems,
  };
}

const appModels = (): AppModel[] =>
  listModels().map(({ name }) => {
    const { title, task, labels } = catalogueEntry(name).card;
    return { name, title, task, labels: labels.map(({ label }) => label) };
  });

/** Null when the template came with an older release and is gone. */
async function templateOf(packageRoot: string, name: string): Promise<Template | null> {
  try {
    return await getTemplate(templatesFolder(packageRoot), name);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') return null;
    throw error;
  }
}

/** In the order in which the steps run. */
function questionsOf(
  graph: Graph,
  plan: Plan,
  { registry }: Pick<Services, 'registry'>,
  models: readonly AppModel[],
): Question[] {
  return plan.steps.flatMap(({ nodeId, type, config }) => {
    const asked = graph.nodes.find(({ id }) => id === nodeId)?.ask ?? [];
    const shape = registry.get(type)?.config.shape ?? {};
    return asked
      .filter((field) => Object.hasOwn(shape, field))
      .map((field) => ({
        nodeId,
        nodeType: type,
        field,
        value: config[field],
        labels: knownLabels(graph, nodeId, registry, models),
      }));
  });
}

function actionOf(plan: Plan): string | null {
  const { number, objects } = resultView(plan);
  const nodeId = (number ?? objects)?.nodeId;
  return plan.steps.find((step) => step.nodeId === nodeId)?.type ?? null;
}
