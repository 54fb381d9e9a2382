// Changes a workflow's draft or name, if nobody else changed it meanwhile. Nothing is lost by it: what is replaced is kept
// now and then, what is refused always, and a graph does not become empty by accident.

import { LensgraphError } from '../../core/errors';
import type { Graph } from '../../core/graph';
import { updateWorkflow as writeWorkflow } from '../../db/change-workflow';
import { getWorkflow as selectWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { changedBy } from './changed-by';
import { type PresentedWorkflow, presentWorkflow } from './present-workflow';
import { readGraph } from './read-graph';

export interface WorkflowChange {
  readonly workflowId: string;
  /** The revision the change was made from. */
  readonly revision: number;
  readonly graph?: unknown;
  readonly name?: string;
  /** Without it, a graph without steps is refused over one that has some. */
  readonly allowEmpty?: boolean;
  /** The tab it comes from; tells a person's own tabs apart in a conflict. */
  readonly tab?: string;
}

/** Throws `conflict` (changed meanwhile), `would_be_empty`, `not_found`, `workflow_invalid` (no graph at all). */
export async function updateWorkflow(
  services: Services,
  actor: Actor,
  { workflowId, revision, name, graph: json, allowEmpty = false, tab }: WorkflowChange,
): Promise<PresentedWorkflow> {
  const { teamId } = actor;
  const current = await selectWorkflow(services.db, { teamId, workflowId });
  const { graph: before } = readGraph(services, current.draft);
  const read = readGraph(services, json ?? current.draft);
  if (!allowEmpty && read.graph.nodes.length === 0 && before.nodes.length > 0) {
    throw new LensgraphError('would_be_empty', { steps: before.nodes.length });
  }
  // The name stands in the graph too, so that an exported file carries it.
  const draft = { ...read.graph, name: name ?? read.graph.name };
  const row = await writeWorkflow(services.db, {
    teamId,
    workflowId,
    revision,
    name: draft.name,
    draft,
    changedBy: changedBy(actor, tab),
    keep: losesSteps(before, draft) ? 'always' : 'stretch',
  });
  return presentWorkflow(row, read.problems);
}

function losesSteps(before: Graph, after: Graph): boolean {
  const ids = new Set(after.nodes.map(({ id }) => id));
  return before.nodes.some(({ id }) => !ids.has(id));
}
