// The kept states of a workflow's draft: what was refused or replaced, and how it differs from what is there now.
import { diffGraphs, type GraphChange } from '../../core/diff-graphs';
import type { Graph } from '../../core/graph';
import type { Problem } from '../../core/problems';
import type { ChangedBy } from '../../db/types';
import {
  type DraftReason,
  type DraftRow,
  getDraft as selectDraft,
  listDrafts as selectDrafts,
} from '../../db/workflow-drafts';
import { getWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { readGraph } from './read-graph';

export interface DraftListing {
  readonly id: string;
  readonly reason: DraftReason;
  /** The revision it was, or was made from. */
  readonly revision: number;
  readonly changedBy: ChangedBy | null;
  readonly updatedAt: string;
  readonly steps: number;
  /** What bringing it back would change. */
  readonly changes: readonly GraphChange[];
}
export interface DraftView extends DraftListing {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
}

/** Newest first. Throws `not_found`. */
export async function listDrafts(
  services: Services,
  { teamId }: Actor,
  workflowId: string,
): Promise<readonly DraftListing[]> {
  const { draft } = await getWorkflow(services.db, { teamId, workflowId });
  const current = readGraph(services, draft).graph;
  const rows = await selectDrafts(services.db, { teamId, workflowId });
  return rows.map((row) => {
    const { graph: _graph, problems: _problems, ...listing } = viewOf(services, current, row);
    return listing;
  });
}

/** Throws `not_found`. */
export async function getDraft(
  services: Services,
  { teamId }: Actor,
  { workflowId, draftId }: { workflowId: string; draftId: string },
): Promise<DraftView> {
  const { draft } = await getWorkflow(services.db, { teamId, workflowId });
  const row = await selectDraft(services.db, { teamId, workflowId, draftId });
  return viewOf(services, readGraph(services, draft).graph, row);
}

function viewOf(services: Services, current: Graph, row: DraftRow): DraftView {
  const { id, reason, revision, changedBy, updatedAt } = row;
  const { graph, problems } = readGraph(services, row.graph);
  return {
    id,
    reason,
    revision,
    changedBy,
    updatedAt: updatedAt.toISOString(),
    steps: graph.nodes.length,
    changes: diffGraphs(current, graph, services.registry),
    graph,
    problems,
  };
}
