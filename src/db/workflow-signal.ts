// Tells who listens that a workflow changed. Call it in the transaction or after the statement that changed it.
import type { Sql } from './client';

/** NOTIFY channel of everything that happens to workflows; the payload is what `readWorkflowSignal` reads. */
export const WORKFLOW_CHANNEL = 'lensgraph_workflow';

export interface WorkflowSignal {
  readonly teamId: string;
  readonly workflowId: string;
  /** The one it has now. */
  readonly revision: number;
}

/** Made, changed, published, deleted or restored: says so to every web process. */
export async function notifyWorkflow(db: Sql, { teamId, workflowId, revision }: WorkflowSignal): Promise<void> {
  await db.query('SELECT pg_notify($1, $2)', [WORKFLOW_CHANNEL, JSON.stringify({ teamId, workflowId, revision })]);
}

/** What `notifyWorkflow` sent; nobody else sends on this channel. */
export const readWorkflowSignal = (payload: string): WorkflowSignal => JSON.parse(payload) as WorkflowSignal;
