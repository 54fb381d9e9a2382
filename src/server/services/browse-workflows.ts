// Workflows as cards: a drawing of the graph, whether it is published, what came of the last run.
import { parseGraph } from '../../core/graph';
import { type BrowsedWorkflow, browseWorkflows as selectWorkflows } from '../../db/browse-workflows';
import type { Json, Page, RunStatus } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type Headline, runHeadline } from './headline';
import { type PresentedWorkflowSummary, presentWorkflowSummary } from './present-workflow';
import { type WorkflowState, workflowState } from './workflow-state';

/** Enough of a graph to draw it small. */
export interface Miniature {
  readonly steps: readonly { readonly id: string; readonly type: string; readonly x: number; readonly y: number }[];
  readonly wires: readonly { readonly from: string; readonly to: string }[];
}

export interface WorkflowCard extends PresentedWorkflowSummary {
  readonly state: WorkflowState;
  readonly miniature: Miniature;
  readonly runs: number;
  readonly lastRun: {
    readonly id: string;
    readonly status: RunStatus;
    readonly createdAt: string;
    readonly photos: number;
    readonly headline: Headline | null;
    /** A photo of it to show: `/pictures/runs/ID/PHOTO`. */
    readonly photo: number | null;
  } | null;
}

export async function browseWorkflows(
  { db }: Services,
  { teamId }: Actor,
  query: { text?: string; cursor?: string; limit?: number },
): Promise<Page<WorkflowCard>> {
  const { items, nextCursor } = await selectWorkflows(db, { teamId, ...query });
  return { items: items.map(cardOf), nextCursor };
}

function cardOf(row: BrowsedWorkflow): WorkflowCard {
  const { lastRun, runs } = row;
  return {
    ...presentWorkflowSummary(row),
    state: workflowState(row.draft, row.publishedHash),
    miniature: miniatureOf(row.draft),
    runs,
    lastRun: lastRun && {
      id: lastRun.id,
      status: lastRun.status,
      createdAt: lastRun.createdAt.toISOString(),
      photos: lastRun.imageTotal,
      headline: runHeadline(lastRun.totals),
      photo: lastRun.photo,
    },
  };
}

/** A step without a place stands behind those before it in the file. */
function miniatureOf(draft: Json): Miniature {
  const { graph } = parseGraph(draft);
  if (!graph) return { steps: [], wires: [] };
  return {
    steps: graph.nodes.map(({ id, type }, at) => {
      const { x, y } = graph.layout[id] ?? { x: at * 260, y: 0 };
      return { id, type, x, y };
    }),
    wires: graph.edges.map(({ source, target }) => ({ from: source, to: target })),
  };
}
