// Changes a workflow's draft or name, if nobody else changed it meanwhile.
import { updateWorkflow as changeWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { getWorkflow } from './get-workflow';
import { type PresentedWorkflow, presentWorkflow } from './present-workflow';
import { readGraph } from './read-graph';

export interface WorkflowChange {
  readonly workflowId: string;
  /** The revision the change was made from. */
  readonly revision: number;
  readonly graph?: unknown;
  readonly name?: string;
}

/** Throws `conflict` (changed meanwhile), `not_found`, `workflow_invalid` (no graph at all). */
export async function updateWorkflow(
  services: Services,
  actor: Actor,
  { workflowId, revision, name, graph: json }: WorkflowChange,
): Promise<PresentedWorkflow> {
  const { teamId } = actor;
  // The name stands in the graph too, so that an exported file carries it.
  const read = readGraph(services, json ?? (await getWorkflow(services, actor, workflowId)).graph);
  const draft = { ...read.graph, name: name ?? read.graph.name };
  const row = await changeWorkflow(services.db, { teamId, workflowId, revision, name: draft.name, draft });
  return presentWorkflow(row, read.problems);
}
