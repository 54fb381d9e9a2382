// What the app view is made from. Types only from the server.
import { TASKS } from '../../../../core/node';
import type { ModelChoice } from '../../../../fields/model-choice';
import type { ModelView } from '../../../../server/services/list-models';
import type { RunAgain } from '../../../../server/services/run-again';
import type { FormField, WorkflowForm } from '../../../../server/services/workflow-form';

export type Question = FormField;

export interface AppViewData {
  readonly form: WorkflowForm;
  /** That can be chosen where a question asks for one. */
  readonly models: readonly ModelChoice[];
  /** The run whose photos are to be counted again, if the address names one; `missing` when it is not there. */
  readonly again: RunAgain | 'missing' | null;
}

/** Those whose task a step can ask for. */
export const modelChoices = (models: readonly ModelView[]): ModelChoice[] =>
  models.flatMap(({ name, title, task, labels, usualScore, licence, bytes, installed }) => {
    const known = TASKS.find((each) => each === task);
    return known ? [{ name, title, task: known, labels, usualScore, licence, bytes, installed }] : [];
  });
