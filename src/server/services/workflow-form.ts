// What the app view shows of a workflow: the settings it asks for, what it promises, photos to try it with, whether it
// could run now.
import { compile } from '../../compiler/compile';
import type { Graph } from '../../core/graph';
import { knownLabels, namedModels } from '../../core/known-labels';
import type { Plan } from '../../core/plan';
import type { Problem } from '../../core/problems';
import { resultView } from '../../core/result-view';
import type { Speaker } from '../../core/speaker';
import { getPublishedVersion, getVersion } from '../../db/workflow-version';
import { getWorkflow, type WorkflowRow } from '../../db/workflows';
import { listAllModels } from '../../models/all-models';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import type { VersionRef } from './get-version';
import { listTemplates, type Template, templatesFolder } from './list-templates';
import { type Readiness, readReadiness } from './readiness';
import { speakersIn } from './speakers';
import { type WorkflowState, workflowState } from './workflow-state';

export interface FormField {
  readonly nodeId: string;
  readonly nodeType: string;
  /** What its author calls the step, if anything. */
  readonly nodeTitle: string | null;
  readonly field: string;
  /** What the workflow itself says. */
  readonly value: unknown;
  /** Labels that can be chosen in, or arrive at, the step. */
  readonly labels: readonly string[];
}

export interface WorkflowForm {
  readonly workflowId: string;
  readonly name: string;
  readonly revision: number;
  /** Whose form this is: a published version, or the draft. */
  readonly version: VersionRef;
  readonly publishedVersion: number | null;
  readonly state: WorkflowState;
  /** In the order of the graph. */
  readonly fields: readonly FormField[];
  /** Who says the kinds that can be chosen. */
  readonly speakers: readonly Speaker[];
  /** What keeps it from running; an empty list says it can. */
  readonly problems: readonly Problem[];
  /** The template it was copied from, if that is still there: promise and sample photos. */
  readonly template: Template | null;
  readonly readiness: Readiness;
  /** Kind of the step whose number is the result ("Count"); null where nothing is counted or found. */
  readonly actionType: string | null;
}

/** `version`: the published one when left out, of what was never published the draft. Throws `not_found`, `workflow_invalid`. */
export async function workflowForm(
  services: Services,
  actor: Actor,
  { workflowId, version }: { workflowId: string; version?: VersionRef },
): Promise<WorkflowForm> {
  const row = await getWorkflow(services.db, { teamId: actor.teamId, workflowId });
  const shown = version ?? row.publishedVersion ?? 'draft';
  const { graph, plan, problems } = compile(await graphOf(services, actor, row, shown), services);
  if (!graph) throw workflowInvalid(problems);
  const [template, readiness] = await Promise.all([
    templateOf(services, row),
    readReadiness(services, actor, plan?.models ?? []),
  ]);
  return {
    workflowId,
    name: row.name,
    revision: row.revision,
    version: shown,
    publishedVersion: row.publishedVersion,
    state: workflowState(row.draft, row.publishedHash),
    fields: fieldsOf(services, graph),
    speakers: speakersIn(services)(namedModels(graph, services.registry)),
    problems,
    template,
    readiness,
    actionType: plan ? actionOf(plan) : null,
  };
}

function actionOf(plan: Plan): string | null {
  const { number, objects } = resultView(plan);
  const nodeId = (number ?? objects)?.nodeId;
  return plan.steps.find((step) => step.nodeId === nodeId)?.type ?? null;
}

async function graphOf({ db }: Services, { teamId }: Actor, row: WorkflowRow, version: VersionRef): Promise<unknown> {
  if (version === 'draft') return row.draft;
  const key = { teamId, workflowId: row.id };
  const { graph } = await (version === row.publishedVersion
    ? getPublishedVersion(db, key)
    : getVersion(db, { ...key, version }));
  return graph;
}

/** Also of a step that its kind does not let ask, nothing: that is one of the problems. */
function fieldsOf({ registry, env }: Services, graph: Graph): FormField[] {
  const models = listAllModels(env.data.models);
  return graph.nodes.flatMap((node) => {
    const shape = registry.get(node.type)?.config.shape ?? {};
    const labels = node.ask?.length && !node.disabled ? knownLabels(graph, node.id, registry, models) : [];
    const title = typeof node.title === 'string' && node.title ? node.title : null;
    return (node.disabled ? [] : (node.ask ?? []))
      .filter((field) => Object.hasOwn(shape, field))
      .map((field) => ({
        nodeId: node.id,
        nodeType: node.type,
        nodeTitle: title,
        field,
        value: node.config[field],
        labels,
      }));
  });
}

async function templateOf({ env }: Services, { template }: WorkflowRow): Promise<Template | null> {
  if (!template) return null;
  const templates = await listTemplates(templatesFolder(env.packageRoot));
  return templates.find(({ name }) => name === template.template) ?? null;
}
