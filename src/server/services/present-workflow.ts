// Workflows as programs see them: dates as text, the team left out.
import type { Problem } from '../../core/problems';
import type { TemplateOrigin, WorkflowRow, WorkflowSummary } from '../../db/workflows';
import { type WorkflowState, workflowState } from './workflow-state';

export interface PresentedWorkflowSummary {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly publishedVersion: number | null;
  readonly template: TemplateOrigin | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PresentedWorkflow extends PresentedWorkflowSummary {
  /** The draft. */
  readonly graph: unknown;
  readonly state: WorkflowState;
  readonly problems: readonly Problem[];
}

export function presentWorkflowSummary(row: WorkflowSummary): PresentedWorkflowSummary {
  const { id, name, revision, publishedVersion, template, createdAt, updatedAt } = row;
  return {
    id,
    name,
    revision,
    publishedVersion,
    template,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function presentWorkflow(row: WorkflowRow, problems: readonly Problem[]): PresentedWorkflow {
  const state = workflowState(row.draft, row.publishedHash);
  return { ...presentWorkflowSummary(row), graph: row.draft, state, problems };
}
