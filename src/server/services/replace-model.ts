// Another model for workflows that use one: what fits of each is told first; then drafts change, published versions stay as
// they are until somebody publishes. Every change can be taken back.
import { LensgraphError } from '../../core/errors';
import { replaceModel } from '../../core/replace-model';
import { changeWorkflow } from '../../db/change-workflow';
import { getWorkflow } from '../../db/workflows';
import { catalogueEntry, isCatalogueName } from '../../models/catalogue';
import { ownCard } from '../../models/own/own-models';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { changedBy } from './changed-by';
import { listModels } from './list-models';
import { usesOfModel } from './model-uses';
import type { ModelView, ReplacedView, ReplaceInput, ReplacementView } from './model-views';
import { readGraph } from './read-graph';

/** Both models. Throws `not_found`, `model_unsupported` where the other does something else. */
async function bothModels(services: Services, name: string, to: string): Promise<readonly ModelView[]> {
  const models = await listModels(services);
  const [old, other] = [name, to].map((each) => models.find((model) => model.name === each));
  if (!old || !other) throw new LensgraphError('not_found', { what: 'model' });
  if (old.task !== other.task)
    throw new LensgraphError('model_unsupported', { name: to, reason: 'it does something else' });
  return models;
}

const usualScore = ({ env }: Services, name: string): number | null =>
  (isCatalogueName(name) ? catalogueEntry(name).card : ownCard(env.data.models, name))?.defaults.minScore ?? null;

/** What would become of each workflow that uses `name`. Throws `not_found`, `model_unsupported`. */
export async function fitOfModel(
  services: Services,
  actor: Actor,
  { name, to }: Pick<ReplaceInput, 'name' | 'to'>,
): Promise<ReplacementView> {
  const models = await bothModels(services, name, to);
  const uses = await usesOfModel(services, actor, name);
  const workflows = await Promise.all(
    uses.map(async ({ workflowId, inPublished }) => {
      const row = await getWorkflow(services.db, { teamId: actor.teamId, workflowId });
      const { graph } = readGraph(services, row.draft);
      const { steps, lost } = replaceModel(graph, { from: name, to }, services.registry, models);
      const titles = Object.fromEntries(
        graph.nodes.map(({ id, type, title }) => [id, { type, title: typeof title === 'string' ? title : '' }]),
      );
      return { workflowId, name: row.name, revision: row.revision, inPublished, steps, lost, titles };
    }),
  );
  return { usualScores: { from: usualScore(services, name), to: usualScore(services, to) }, workflows };
}

/**
 * Drafts of the workflows with `to` where `name` was. A workflow that somebody changed meanwhile is left alone and named in
 * `left`. Throws `not_found`, `model_unsupported`.
 */
export async function replaceInWorkflows(
  services: Services,
  actor: Actor,
  { name, to, workflows, tab }: ReplaceInput,
): Promise<ReplacedView> {
  const models = await bothModels(services, name, to);
  const changed: ReplacedView['changed'][number][] = [];
  const left: ReplacedView['left'][number][] = [];
  for (const { workflowId, revision } of workflows) {
    const row = await getWorkflow(services.db, { teamId: actor.teamId, workflowId });
    const { graph } = readGraph(services, row.draft);
    const { graph: draft, steps } = replaceModel(graph, { from: name, to }, services.registry, models);
    if (row.revision !== revision || steps.length === 0) {
      left.push({ workflowId, name: row.name });
      continue;
    }
    const by = changedBy(actor, tab);
    const key = { teamId: actor.teamId, workflowId };
    const done = await changeWorkflow(services.db, { ...key, revision, draft, changedBy: by, keep: 'always' });
    const { keptDraftId } = done;
    changed.push({ workflowId, name: row.name, revision: done.workflow.revision, keptDraftId });
  }
  return { changed, left };
}
