// A workflow as a file: its draft in the saved form, which another Lensgraph opens again.
import { getWorkflow } from '../../db/workflows';
import type { Actor } from '../actor';
import type { Services } from '../services';

export interface WorkflowFile {
  readonly name: string;
  readonly text: string;
}

const MAX_STEM = 80;

/** Throws `not_found`. */
export async function exportWorkflow({ db }: Services, { teamId }: Actor, workflowId: string): Promise<WorkflowFile> {
  const { name, draft } = await getWorkflow(db, { teamId, workflowId });
  const stem = name
    .replace(/[^\p{L}\p{N}_-]+/gu, ' ')
    .trim()
    .slice(0, MAX_STEM);
  return { name: `${stem || 'workflow'}.json`, text: `${JSON.stringify(draft, null, 2)}\n` };
}
