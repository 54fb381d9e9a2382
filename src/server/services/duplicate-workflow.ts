// Makes a second workflow of a workflow's draft. It is not published: nobody has seen it run yet.
import { createWorkflow, getWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { changedBy } from './changed-by';
import { type PresentedWorkflow, presentWorkflow } from './present-workflow';
import { readGraph } from './read-graph';

/** `name` of the copy, in the words of who asks. Throws `not_found`. */
export async function duplicateWorkflow(
  services: Services,
  actor: Actor,
  { workflowId, name }: { workflowId: string; name: string },
): Promise<PresentedWorkflow> {
  const { teamId } = actor;
  const { draft, template } = await getWorkflow(services.db, { teamId, workflowId });
  const { graph, problems } = readGraph(services, draft);
  const row = await createWorkflow(services.db, {
    teamId,
    name,
    draft: { ...graph, name },
    // Its sample photos still fit.
    ...(template ? { template } : {}),
    changedBy: changedBy(actor),
  });
  return presentWorkflow(row, problems);
}
