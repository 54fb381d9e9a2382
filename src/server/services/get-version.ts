// One version of a workflow with its graph: a published one by its number, or the draft; and what lies between two.
import { diffGraphs, type GraphChange } from '../../core/diff-graphs';
import type { Graph } from '../../core/graph';
import type { Problem } from '../../core/problems';
import { getVersion as selectVersion } from '../../db/workflow-version';
import { getWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { readGraph } from './read-graph';

export type VersionRef = number | 'draft';

export interface VersionView {
  readonly version: VersionRef;
  readonly name: string;
  readonly createdAt: string;
  readonly graph: Graph;
  readonly problems: readonly Problem[];
}

/** Throws `not_found`. */
export async function getVersion(
  services: Services,
  { teamId }: Actor,
  { workflowId, version }: { workflowId: string; version: VersionRef },
): Promise<VersionView> {
  if (version === 'draft') {
    const { name, updatedAt, draft } = await getWorkflow(services.db, { teamId, workflowId });
    return { version, name, createdAt: updatedAt.toISOString(), ...readGraph(services, draft) };
  }
  const { name, createdAt, graph } = await selectVersion(services.db, { teamId, workflowId, version });
  return { version, name, createdAt: createdAt.toISOString(), ...readGraph(services, graph) };
}

export interface VersionDiff {
  readonly a: VersionView;
  readonly b: VersionView;
  /** What makes `b` of `a`. */
  readonly changes: readonly GraphChange[];
}

/** Throws `not_found`. */
export async function diffVersions(
  services: Services,
  actor: Actor,
  { workflowId, a, b }: { workflowId: string; a: VersionRef; b: VersionRef },
): Promise<VersionDiff> {
  const [from, to] = await Promise.all([a, b].map((version) => getVersion(services, actor, { workflowId, version })));
  if (!from || !to) throw new Error('Two versions were asked for.');
  return { a: from, b: to, changes: diffGraphs(from.graph, to.graph, services.registry) };
}
