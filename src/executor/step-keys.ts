// Names what each step of a plan gives on a photo by everything it depends on. Two steps of one name give the same.

import type { NodeRegistry } from '../core/node';
import type { Plan, PlanStep } from '../core/plan';
import { cacheKey } from '../storage/cache-folder';

export function stepKeys(
  plan: Plan,
  registry: NodeRegistry,
  { photo, provider }: { readonly photo: string; readonly provider: string },
): ReadonlyMap<string, string> {
  const models = new Map(plan.models.map(({ name, sha256 }) => [name, sha256]));
  const keys = new Map<string, string>();
  for (const step of plan.steps) {
    const requests = registry.get(step.type)?.models?.(step.config) ?? [];
    keys.set(
      step.nodeId,
      cacheKey(
        // Steps see their own name and those of the steps they gather from.
        step.nodeId,
        step.type,
        step.version,
        JSON.stringify(step.config),
        step.lineage.join('/'),
        inputsOf(step, keys),
        // Without a model the machine has no part in what comes out.
        requests.length ? [provider, ...requests.map(({ name }) => models.get(name) ?? name)].join(' ') : '',
        step.nodeId === plan.source ? photo : '',
      ),
    );
  }
  return keys;
}

function inputsOf({ inputs }: PlanStep, keys: ReadonlyMap<string, string>): string {
  const bindings = Object.entries(inputs).map(([port, from]) => [
    port,
    from.map((each) => ('nodeId' in each ? [each.nodeId, each.port, keys.get(each.nodeId)] : [each.skippedBy])),
  ]);
  return JSON.stringify(bindings);
}
