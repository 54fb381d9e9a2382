// The history of a workflow in words: what each published version changed, and what the draft changes since the last one.
import { diffGraphs, type GraphChange } from '../../core/diff-graphs';
import type { Graph } from '../../core/graph';
import { listVersions as selectVersions } from '../../db/workflow-version';
import { getWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { readGraph } from './read-graph';
import { type WorkflowState, workflowState } from './workflow-state';

/** Versions on one page; older ones are there by number. */
const LISTED = 100;

export interface VersionListing {
  readonly version: number;
  readonly createdAt: string;
  /** The one that runs. */
  readonly published: boolean;
  readonly steps: number;
  /** Against the version before it; null for the first one. */
  readonly changes: readonly GraphChange[] | null;
}

export interface WorkflowHistory {
  readonly workflowId: string;
  readonly name: string;
  readonly revision: number;
  readonly state: WorkflowState;
  readonly draft: {
    readonly updatedAt: string;
    readonly steps: number;
    /** Against the published version; null when there is none. */
    readonly changes: readonly GraphChange[] | null;
  };
  /** Every step that stands in any of these, by id: kind, and what its author calls it, newest word. */
  readonly steps: Readonly<Record<string, { readonly type: string; readonly title: string | null }>>;
  /** Newest first. */
  readonly versions: readonly VersionListing[];
}

/** Throws `not_found`. */
export async function listVersions(
  services: Services,
  { teamId }: Actor,
  workflowId: string,
): Promise<WorkflowHistory> {
  const row = await getWorkflow(services.db, { teamId, workflowId });
  const rows = await selectVersions(services.db, { teamId, workflowId, limit: LISTED + 1 });
  const graphs = new Map(rows.map(({ version, graph }) => [version, readGraph(services, graph).graph]));
  const changesOf = (before: Graph | undefined, after: Graph | undefined): readonly GraphChange[] | null =>
    before && after ? diffGraphs(before, after, services.registry) : null;
  const draft = readGraph(services, row.draft).graph;
  const published = row.publishedVersion === null ? undefined : graphs.get(row.publishedVersion);
  return {
    workflowId,
    name: row.name,
    revision: row.revision,
    state: workflowState(row.draft, row.publishedHash),
    draft: { updatedAt: row.updatedAt.toISOString(), steps: draft.nodes.length, changes: changesOf(published, draft) },
    steps: stepsOf([...graphs.values()].reverse().concat(draft)),
    versions: rows.slice(0, LISTED).map(({ version, createdAt }) => ({
      version,
      createdAt: createdAt.toISOString(),
      published: version === row.publishedVersion,
      steps: graphs.get(version)?.nodes.length ?? 0,
      changes: changesOf(graphs.get(version - 1), graphs.get(version)),
    })),
  };
}

function stepsOf(graphs: readonly Graph[]): WorkflowHistory['steps'] {
  return Object.fromEntries(
    graphs.flatMap(({ nodes }) =>
      nodes.map(({ id, type, title }) => [id, { type, title: typeof title === 'string' && title ? title : null }]),
    ),
  );
}
