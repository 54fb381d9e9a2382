// From a version, or a draft, and the settings of one run to the plan that runs.
import { compile } from '../../compiler/compile';
import { applyParams, type Params } from '../../compiler/set-fields';
import type { Plan } from '../../core/plan';
import type { WorkflowVersionRow } from '../../db/workflow-version';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';

/**
 * `params` may set only what the workflow asks for. Throws `param_not_asked`, `param_invalid`, or `workflow_invalid`: a
 * version that was fine may name a model or step that is gone.
 */
export function compilePublished(
  { registry, models }: Pick<Services, 'registry' | 'models'>,
  { graph: json }: Pick<WorkflowVersionRow, 'graph'>,
  params: Params = {},
): Plan {
  const published = compile(json, { registry, models });
  if (!published.plan) throw workflowInvalid(published.problems);
  if (Object.keys(params).length === 0) return published.plan;
  const compiled = compile(applyParams(published.graph, params, registry), { registry, models });
  if (!compiled.plan) throw workflowInvalid(compiled.problems);
  return compiled.plan;
}
