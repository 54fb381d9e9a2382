// Changes a workflow's draft or name so that nothing is lost: what is replaced is kept now and then, what is refused always.
// Knows nothing of what is inside a graph.
import { sameJson } from '../core/same-json';
import type { Db, Sql } from './client';
import type { ChangedBy, Json } from './types';
import { keepRefused, keepReplaced } from './workflow-drafts';
import { notifyWorkflow } from './workflow-signal';
import {
  lockWorkflow,
  WORKFLOW_COLUMNS,
  type WorkflowKey,
  type WorkflowRow,
  workflowConflict,
  workflowNotFound,
} from './workflows';

export interface WorkflowChange extends WorkflowKey {
  /** The revision the change was made from. */
  readonly revision: number;
  readonly name?: string;
  readonly draft?: Json;
  readonly changedBy?: ChangedBy;
  /** Which replaced states are kept: one of a stretch of edits (the default), each, or each as the state before a restore. */
  readonly keep?: 'stretch' | 'always' | 'restore';
}

export interface ChangedWorkflow {
  readonly workflow: WorkflowRow;
  /** The draft in which the replaced state was kept, if it was. */
  readonly keptDraftId: string | null;
}

/**
 * Changes the revision the caller has seen. What is there already makes no new revision, whatever the caller has seen: an
 * answer that got lost can be asked for again. `conflict` when somebody changed it meanwhile (the refused graph is kept as
 * a draft, `draftId` in the error's params), `not_found` when it is gone.
 */
export async function changeWorkflow(db: Db, change: WorkflowChange): Promise<ChangedWorkflow> {
  const { teamId, workflowId, revision, changedBy = null } = change;
  const key = { teamId, workflowId };
  const outcome = await db.tx(async (sql) => {
    const row = await lockWorkflow(sql, key);
    const name = change.name ?? row.name;
    const draft = change.draft === undefined ? row.draft : change.draft;
    const sameDraft = sameJson(draft, row.draft);
    if (sameDraft && name === row.name) return { workflow: row, keptDraftId: null };
    if (row.revision !== revision) {
      const draftId = sameDraft ? null : await keepRefused(sql, key, { revision, graph: draft, changedBy });
      // Committed with the refused graph, thrown after that.
      return { refused: await workflowConflict(sql, key, revision, draftId) };
    }
    const keptDraftId = sameDraft ? null : await keepReplaced(sql, row, change.keep ?? 'stretch');
    return { workflow: await writeWorkflow(sql, row, { name, draft, changedBy }), keptDraftId };
  });
  if ('refused' in outcome) throw outcome.refused;
  return outcome;
}

/** As `changeWorkflow`; gives the workflow alone. */
export async function updateWorkflow(db: Db, change: WorkflowChange): Promise<WorkflowRow> {
  return (await changeWorkflow(db, change)).workflow;
}

async function writeWorkflow(
  sql: Sql,
  { teamId, id }: WorkflowRow,
  { name, draft, changedBy }: { name: string; draft: Json; changedBy: ChangedBy | null },
): Promise<WorkflowRow> {
  const [row] = await sql.query<WorkflowRow>(
    `UPDATE "Workflow" SET name = $3, draft = $4::json, "changedBy" = $5::json, revision = revision + 1,
       "updatedAt" = now()
     WHERE "teamId" = $1 AND id = $2 RETURNING ${WORKFLOW_COLUMNS}, draft`,
    [teamId, id, name, JSON.stringify(draft), changedBy ? JSON.stringify(changedBy) : null],
  );
  if (!row) throw workflowNotFound();
  await notifyWorkflow(sql, { teamId, workflowId: id, revision: row.revision });
  return row;
}
