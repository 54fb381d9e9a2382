// Which workflows use a model: asked of the steps' own definitions, so that a step that goes without saying counts too.
import { modelsOf } from '../../compiler/check-models';
import { parseGraph } from '../../core/graph';
import { workflowGraphs } from '../../db/model-uses';
import type { Actor } from '../actor';
import type { Services } from '../services';
import type { ModelUse } from './model-views';

function namesIn(json: unknown, { registry }: Pick<Services, 'registry'>): ReadonlySet<string> {
  const { graph } = json === null ? { graph: null } : parseGraph(json);
  return new Set((graph?.nodes ?? []).flatMap((node) => modelsOf(node, registry).map(({ name }) => name)));
}

/** By name of the model. */
export async function modelUses(
  services: Pick<Services, 'db' | 'registry'>,
  { teamId }: Actor,
): Promise<ReadonlyMap<string, readonly ModelUse[]>> {
  const uses = new Map<string, ModelUse[]>();
  for (const { workflowId, name, draft, published } of await workflowGraphs(services.db, teamId)) {
    const inDraft = namesIn(draft, services);
    const inPublished = namesIn(published, services);
    for (const model of new Set([...inDraft, ...inPublished])) {
      const use = { workflowId, name, inDraft: inDraft.has(model), inPublished: inPublished.has(model) };
      uses.set(model, [...(uses.get(model) ?? []), use]);
    }
  }
  return uses;
}

export async function usesOfModel(
  services: Pick<Services, 'db' | 'registry'>,
  actor: Actor,
  name: string,
): Promise<readonly ModelUse[]> {
  return (await modelUses(services, actor)).get(name) ?? [];
}
