// Freezes a workflow's draft as its next version: the one that runs. Only a workflow without problems gets there.
import { compile } from '../../compiler/compile';
import { publishWorkflow as freezeWorkflow } from '../../db/workflow-version';
import { getWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import { graphHash } from './graph-hash';

export interface PublishedWorkflow {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly createdAt: string;
}

/**
 * `revision`: publish only the draft the caller has seen. Throws `workflow_invalid` with the problems, `conflict`,
 * `not_found`. Publishing what is published already gives that version.
 */
export async function publishWorkflow(
  services: Services,
  { teamId }: Actor,
  { workflowId, revision }: { workflowId: string; revision?: number },
): Promise<PublishedWorkflow> {
  const row = await getWorkflow(services.db, { teamId, workflowId });
  const compiled = compile(row.draft, services);
  if (!compiled.plan) throw workflowInvalid(compiled.problems);
  const { graph } = compiled;
  const version = await freezeWorkflow(services.db, {
    teamId,
    workflowId,
    revision: revision ?? row.revision,
    graph,
    hash: graphHash(graph),
  });
  return {
    id: workflowId,
    version: version.version,
    hash: version.hash,
    createdAt: version.createdAt.toISOString(),
  };
}
