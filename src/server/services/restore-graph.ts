// Brings an older graph of a workflow back into its draft: a published version, or a kept draft. What it replaces is kept,
// so that the way back is the same.
import { changeWorkflow } from '../../db/change-workflow';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { changedBy } from './changed-by';
import { getVersion } from './get-version';
import { getDraft } from './list-drafts';
import { type PresentedWorkflow, presentWorkflow } from './present-workflow';
import { readGraph } from './read-graph';

interface Restore {
  readonly workflowId: string;
  /** The revision the caller has seen. */
  readonly revision: number;
  readonly tab?: string;
}

export interface RestoredWorkflow extends PresentedWorkflow {
  /** Where the replaced draft is kept; null when nothing was replaced. Restoring that one undoes this. */
  readonly keptDraftId: string | null;
}

/** Throws `conflict`, `not_found`. */
export async function restoreVersion(
  services: Services,
  actor: Actor,
  { version, ...restore }: Restore & { version: number },
): Promise<RestoredWorkflow> {
  const { graph, name } = await getVersion(services, actor, { workflowId: restore.workflowId, version });
  // A name is the workflow's, not a version's.
  return putBack(services, actor, restore, { ...graph, name });
}

/** Throws `conflict`, `not_found`. */
export async function restoreDraft(
  services: Services,
  actor: Actor,
  { draftId, ...restore }: Restore & { draftId: string },
): Promise<RestoredWorkflow> {
  const { graph } = await getDraft(services, actor, { workflowId: restore.workflowId, draftId });
  return putBack(services, actor, restore, graph);
}

async function putBack(
  services: Services,
  actor: Actor,
  { workflowId, revision, tab }: Restore,
  json: unknown,
): Promise<RestoredWorkflow> {
  const { graph, problems } = readGraph(services, json);
  const { workflow, keptDraftId } = await changeWorkflow(services.db, {
    teamId: actor.teamId,
    workflowId,
    revision,
    name: graph.name,
    draft: graph,
    changedBy: changedBy(actor, tab),
    keep: 'restore',
  });
  return { ...presentWorkflow(workflow, problems), keptDraftId };
}
