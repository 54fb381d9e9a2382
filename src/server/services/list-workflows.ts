// Lists the team's workflows, last changed first.
import type { Page } from '../../db/types';
import { listWorkflows as selectWorkflows } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { type PresentedWorkflowSummary, presentWorkflowSummary } from './present-workflow';

export async function listWorkflows(
  { db }: Services,
  { teamId }: Actor,
  page: { cursor?: string; limit?: number },
): Promise<Page<PresentedWorkflowSummary>> {
  const { items, nextCursor } = await selectWorkflows(db, { teamId, ...page });
  return { items: items.map(presentWorkflowSummary), nextCursor };
}
