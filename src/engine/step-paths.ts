// Where below the photo a step runs, and where it does not although something led there. Knows no values, only whether there are any.

import type { AnyNode } from '../core/node';
import type { Binding, Plan, PlanStep } from '../core/plan';
import type { Path } from '../core/ports';
import { emptyGroup, type Missing, stopAbove } from './missing';
import { type PhotoValues, pathKey, startsWith } from './values';

/** A path at which a step is left out, with all below it. */
export interface Stop extends Missing {
  readonly path: Path;
}

/** The paths a step runs at: those of its deepest input; `[]` (the photo) when none is deeper. */
export function pathsOf(step: PlanStep, definition: AnyNode, values: PhotoValues): readonly Path[] {
  if (step.lineage.length === 0) return [[]];
  const paths = new Map<string, Path>();
  for (const [, binding] of ungathered(step, definition)) {
    if ('skippedBy' in binding) continue;
    for (const [key, { path }] of values.get(binding.nodeId, binding.port)) {
      if (path.length === step.lineage.length) paths.set(key, path);
    }
  }
  return [...paths.values()];
}

/**
 * Where a step below an expanding one has no path because something above it ended without giving anything.
 * Where it has none because nothing was found there is no stop: nothing is a result too.
 */
export function stopsOf(
  step: PlanStep,
  definition: AnyNode,
  paths: readonly Path[],
  plan: Plan,
  values: PhotoValues,
): readonly Stop[] {
  if (step.lineage.length === 0) return [];
  const stops: Stop[] = [];
  for (const path of openEnds(step, definition, values)) {
    if (paths.some((each) => startsWith(each, path)) || stops.some((stop) => startsWith(path, stop.path))) continue;
    const why = stopAt(path, step, definition, plan, values);
    if (why) stops.push({ path, ...why });
  }
  return stops;
}

/** Every path at which a step before this one ended without giving what this one takes, the shallowest first. */
function openEnds(step: PlanStep, definition: AnyNode, values: PhotoValues): readonly Path[] {
  const found = new Map<string, Path>();
  for (const [, binding] of ungathered(step, definition)) {
    if ('skippedBy' in binding) found.set('', []);
    else
      for (const { path } of values.ends(binding.nodeId).values()) {
        if (!values.gave(binding.nodeId, binding.port, path)) found.set(pathKey(path), path);
      }
  }
  return [...found.values()].sort((a, b) => a.length - b.length);
}

/** What stops the step at `path`: a failure, a required input, a whole group of inputs, or all the inputs that would have led deeper. */
function stopAt(path: Path, step: PlanStep, definition: AnyNode, plan: Plan, values: PhotoValues): Missing | undefined {
  const inputs = ungathered(step, definition).map(([port, binding]) => ({
    port,
    deepest: depthOf(binding, plan) === step.lineage.length,
    why: stopAbove(binding, path, values),
  }));
  const absent = new Map(inputs.flatMap(({ port, why }) => (why ? [[port, why] as const] : [])));
  const leading = inputs.filter((input) => input.deepest);
  return (
    inputs.find(({ why }) => why?.failed)?.why ??
    inputs.find(({ port, why }) => why && !definition.inputs[port]?.options.optional)?.why ??
    emptyGroup(step, definition, absent) ??
    (leading.every(({ why }) => why) ? leading[0]?.why : undefined) ??
    undefined
  );
}

function ungathered(step: PlanStep, definition: AnyNode): readonly (readonly [string, Binding])[] {
  return Object.entries(definition.inputs).flatMap(([port, { options }]) =>
    options.gather ? [] : (step.inputs[port] ?? []).map((binding) => [port, binding] as const),
  );
}

function depthOf(binding: Binding, plan: Plan): number {
  if ('skippedBy' in binding) return 0;
  const giver = plan.steps.find((each) => each.nodeId === binding.nodeId);
  return giver?.outputs[binding.port]?.depth ?? giver?.lineage.length ?? 0;
}
