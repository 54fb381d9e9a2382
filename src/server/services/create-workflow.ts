// Saves a new workflow. A graph with problems is saved with them: nobody loses work because it is not finished.

import { createWorkflow as insertWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { changedBy } from './changed-by';
import { type PresentedWorkflow, presentWorkflow } from './present-workflow';
import { readGraph } from './read-graph';

/** Throws `workflow_invalid` for what cannot be read as a graph. `name` replaces the graph's own. */
export async function createWorkflow(
  services: Services,
  actor: Actor,
  input: { graph: unknown; name?: string },
): Promise<PresentedWorkflow> {
  const { graph, problems } = readGraph(services, input.graph);
  const draft = { ...graph, name: input.name ?? graph.name };
  const row = await insertWorkflow(services.db, {
    teamId: actor.teamId,
    name: draft.name,
    draft,
    changedBy: changedBy(actor),
  });
  return presentWorkflow(row, problems);
}
