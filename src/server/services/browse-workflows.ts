// Workflows as cards: a drawing of the graph, whether it is published, what came of the last run.
import type { DataType } from '../../core/data-types';
import { parseGraph } from '../../core/graph';
import { indexGraph } from '../../core/graph-index';
import type { NodeRegistry } from '../../core/node';
import { outputType } from '../../core/wire-types';
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
  /** `type`: what travels on it; null where that is not known. */
  readonly wires: readonly { readonly from: string; readonly to: string; readonly type: DataType | null }[];
}

export interface WorkflowCard extends PresentedWorkflowSummary {
  readonly state: WorkflowState;
  /** Null when a newer version saved it. */
  readonly miniature: Miniature | null;
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
  { db, registry }: Services,
  { teamId }: Actor,
  query: { text?: string; cursor?: string; limit?: number },
): Promise<Page<WorkflowCard>> {
  const { items, nextCursor } = await selectWorkflows(db, { teamId, ...query });
  return { items: items.map((row) => cardOf(row, registry)), nextCursor };
}

function cardOf(row: BrowsedWorkflow, registry: NodeRegistry): WorkflowCard {
  const { lastRun, runs } = row;
  return {
    ...presentWorkflowSummary(row),
    state: workflowState(row.draft, row.publishedHash),
    miniature: miniatureOf(row.draft, registry),
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
function miniatureOf(draft: Json, registry: NodeRegistry): Miniature | null {
  const { graph } = parseGraph(draft);
  if (!graph) return null;
  const index = indexGraph(graph);
  return {
    steps: graph.nodes.map(({ id, type }, at) => {
      const { x, y } = graph.layout[id] ?? { x: at * 260, y: 0 };
      return { id, type, x, y };
    }),
    wires: graph.edges.map(({ source, sourceHandle, target }) => ({
      from: source,
      to: target,
      type: outputType({ nodeId: source, port: sourceHandle }, index, registry),
    })),
  };
}
