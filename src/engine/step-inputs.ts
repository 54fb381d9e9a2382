// Gathers what a step receives at each of its paths: values at the path, values above it (broadcast), or all below it (gathered).

import type { AnyNode } from '../core/node';
import type { Binding, PlanStep } from '../core/plan';
import type { Gathered, Path } from '../core/ports';
import { emptyGroup, type Missing, missingAfter, stopAbove } from './missing';
import { type PhotoValues, pathKey, startsWith } from './values';

export type StepInputs = { readonly inputs: Readonly<Record<string, unknown>> } | { readonly missing: Missing };

/** The inputs of `step` at `path`, or that it is skipped there, and because of which step. */
export function inputsAt(step: PlanStep, definition: AnyNode, path: Path, values: PhotoValues): StepInputs {
  const inputs: Record<string, unknown> = {};
  const absent = new Map<string, Missing>();
  for (const [port, declared] of Object.entries(definition.inputs)) {
    const bindings = step.inputs[port] ?? [];
    const { gather, optional } = declared.options;
    const given = bindings.map((binding) => (gather ? gathered(binding, path, values) : single(binding, path, values)));
    const there = given.flatMap((each) => ('value' in each ? [each.value] : []));
    const lacking = given.flatMap((each) => ('missing' in each ? [each.missing] : []));
    const failed = lacking.find((each) => each.failed);
    if (failed) return { missing: failed };
    const [first] = lacking;
    if (first && there.length === 0) {
      if (!optional) return { missing: first };
      absent.set(port, first);
    }
    inputs[port] = gather ? there.flat() : there[0];
  }
  const missing = emptyGroup(step, definition, absent);
  return missing ? { missing } : { inputs };
}

type Given = { readonly value: unknown } | { readonly missing: Missing };

/** The value at the path itself or at the nearest path above it. */
function single(binding: Binding, path: Path, values: PhotoValues): Given {
  if ('skippedBy' in binding) return { missing: { by: binding.skippedBy, failed: false } };
  const there = values.get(binding.nodeId, binding.port);
  for (let depth = path.length; depth >= 0; depth--) {
    const found = there.get(depth === path.length ? pathKey(path) : pathKey(path.slice(0, depth)));
    if (found) return { value: found.value };
  }
  return { missing: stopAbove(binding, path, values) ?? { by: binding.nodeId, failed: false } };
}

/**
 * All values at the path and below it, or the one above it. Empty when there was nothing to give one for;
 * missing when their giver was left out at the path or above it. A list that lost a value to a failure is no list.
 */
function gathered(binding: Binding, path: Path, values: PhotoValues): Given {
  if ('skippedBy' in binding) return { missing: { by: binding.skippedBy, failed: false } };
  const related = (at: Path) => startsWith(at, path) || startsWith(path, at);
  for (const { path: at, end } of values.ends(binding.nodeId).values()) {
    if (!related(at)) continue;
    const why = missingAfter(binding.nodeId, end);
    if (why.failed) return { missing: why };
  }
  const list: Gathered<unknown>[] = [];
  for (const { path: at, value } of values.get(binding.nodeId, binding.port).values()) {
    if (related(at)) list.push({ path: at, from: binding.nodeId, value });
  }
  const stop = list.length === 0 ? stopAbove(binding, path, values) : null;
  return stop ? { missing: stop } : { value: list };
}
