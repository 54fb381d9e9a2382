// Reads a workflow's draft with what is wrong with it today: models and steps may have changed since it was saved.
import { problemsOf } from '../../compiler/compile';
import { getWorkflow as selectWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type PresentedWorkflow, presentWorkflow } from './present-workflow';

/** Throws `not_found`. */
export async function getWorkflow(
  services: Services,
  { teamId }: Actor,
  workflowId: string,
): Promise<PresentedWorkflow> {
  const row = await selectWorkflow(services.db, { teamId, workflowId });
  return presentWorkflow(row, problemsOf(row.draft, services));
}
