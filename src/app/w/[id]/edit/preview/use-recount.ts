// What other settings give, told at once from what the last answer found: the steps that follow are run again here in the browser,
// as far as they need neither a photo nor a model. The worker's own answer takes its place when it comes.
'use client';

import { useEffect, useMemo, useState } from 'react';
import { nodes as registry } from '../../../../../../nodes/registry.generated';
import { compilePartly } from '../../../../../compiler/compile-partly';
import { LensgraphError } from '../../../../../core/errors';
import type { Graph } from '../../../../../core/graph';
import type { PortValues } from '../../../../../core/photo-record';
import type { ModelIndex, Plan } from '../../../../../core/plan';
import { otherSettings } from '../../../../../editor/changed-steps';
import { recompute } from '../../../../../engine/recompute';

export interface Recount {
  /** The graph of which this holds. */
  readonly graph: Graph;
  readonly outputs: PortValues;
  /** Steps that only a worker can tell. */
  readonly missing: ReadonlySet<string>;
}

/** Null until there is something to tell, and where more than settings changed. */
export function useRecount(options: {
  readonly seen: { readonly graph: Graph; readonly upTo: string | undefined } | null;
  /** What the answer found on the photo that is shown. */
  readonly outputs: PortValues | undefined;
  readonly graph: Graph;
  readonly models: ModelIndex;
}): Recount | null {
  const { seen, outputs, graph, models } = options;
  const [told, tell] = useState<(Recount & { readonly from: PortValues }) | null>(null);
  // Made when it is first needed: most answers are only looked at.
  const planOf = useMemo(() => {
    let plan: Plan | null | undefined;
    return () => {
      if (plan === undefined)
        plan = seen && compilePartly(seen.graph, { registry, models, ...(seen.upTo && { upTo: seen.upTo }) }).plan;
      return plan;
    };
  }, [seen, models]);
  useEffect(() => {
    const config = seen && seen.graph !== graph && otherSettings(seen.graph, graph);
    const plan = config ? planOf() : null;
    if (!plan || !outputs || !config) return;
    const planned = new Set(plan.steps.map(({ nodeId }) => nodeId));
    const patch = Object.fromEntries(Object.entries(config).filter(([nodeId]) => planned.has(nodeId)));
    let current = true;
    recompute(plan, outputs, { registry, config: patch }).then(
      (made) => current && tell({ graph, from: outputs, outputs: made.outputs, missing: new Set(made.missing) }),
      (error) => {
        // A setting that is not valid is in the list of problems.
        if (!(error instanceof LensgraphError && error.code === 'param_invalid')) throw error;
      },
    );
    return () => {
      current = false;
    };
  }, [planOf, seen, outputs, graph]);
  // A newer answer, or another photo, knows better than what was told from the one before.
  return told?.graph === graph && told.from === outputs ? told : null;
}
