// Gathers what a step receives at each of its paths: values at the path, values above it (broadcast), or all below it (gathered).

import type { AnyNode } from '../core/node';
import type { Binding, PlanStep } from '../core/plan';
import type { Gathered, Path } from '../core/ports';
import { type PhotoValues, pathKey, type StepEnd, startsWith } from './values';

export type StepInputs =
  | { readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly end: Extract<StepEnd, { kind: 'skipped' }> };

/** The paths a step runs at: those of its deepest input; `[]` (the photo) when none is deeper. */
export function pathsOf(step: PlanStep, definition: AnyNode, values: PhotoValues): readonly Path[] {
  if (step.lineage.length === 0) return [[]];
  const paths = new Map<string, Path>();
  for (const [port, bindings] of Object.entries(step.inputs)) {
    if (definition.inputs[port]?.options.gather) continue;
    for (const binding of bindings) {
      if ('skippedBy' in binding) continue;
      for (const [key, { path }] of values.get(binding.nodeId, binding.port)) {
        if (path.length === step.lineage.length) paths.set(key, path);
      }
    }
  }
  return [...paths.values()];
}

/** Why a step below an expanding one has no paths at all: that one gave nothing (null), or itself never came to give anything. */
export function whyNoPaths(step: PlanStep, definition: AnyNode, values: PhotoValues): StepEnd | null {
  for (const [port, bindings] of Object.entries(step.inputs)) {
    if (definition.inputs[port]?.options.gather) continue;
    for (const binding of bindings) {
      if ('skippedBy' in binding) return { kind: 'skipped', by: binding.skippedBy };
      const ends = values.ends(binding.nodeId);
      if (values.has(binding.nodeId, binding.port) || ends.size === 0) continue;
      const why = whyMissing(binding.nodeId, [], values);
      return { kind: 'skipped', by: 'skippedBy' in why ? why.skippedBy : binding.nodeId };
    }
  }
  return null;
}

/** The inputs of `step` at `path`, or that it is skipped there, and because of which step. */
export function inputsAt(step: PlanStep, definition: AnyNode, path: Path, values: PhotoValues): StepInputs {
  const inputs: Record<string, unknown> = {};
  const absent = new Map<string, string>();
  for (const [port, declared] of Object.entries(definition.inputs)) {
    const bindings = step.inputs[port] ?? [];
    const { gather, optional } = declared.options;
    const given = bindings.map((binding) => (gather ? gathered(binding, path, values) : single(binding, path, values)));
    const failed = given.find((each) => 'failedBy' in each);
    if (failed && 'failedBy' in failed) return { end: { kind: 'skipped', by: failed.failedBy } };
    const missing = given.find((each) => 'skippedBy' in each);
    if (missing && 'skippedBy' in missing) {
      const anyThere = given.some((each) => 'value' in each);
      if (!optional && !anyThere) return { end: { kind: 'skipped', by: missing.skippedBy } };
      if (!anyThere) absent.set(port, missing.skippedBy);
    }
    const there = given.flatMap((each) => ('value' in each ? [each.value] : []));
    inputs[port] = gather ? there.flat() : there[0];
  }
  const by = emptyGroup(step, definition, absent);
  return by === null ? { inputs } : { end: { kind: 'skipped', by } };
}

/** Of a "this or that" group everything wired was skipped: by whom, else null. */
function emptyGroup(step: PlanStep, definition: AnyNode, absent: ReadonlyMap<string, string>): string | null {
  for (const group of definition.requires ?? []) {
    const wired = group.filter((port) => step.inputs[port]?.length);
    const [first] = wired;
    if (first !== undefined && wired.every((port) => absent.has(port))) return absent.get(first) ?? null;
  }
  return null;
}

type Given = { readonly value: unknown } | { readonly skippedBy: string } | { readonly failedBy: string };

/** The value at the path itself or at the nearest path above it. */
function single(binding: Binding, path: Path, values: PhotoValues): Given {
  if ('skippedBy' in binding) return binding;
  const there = values.get(binding.nodeId, binding.port);
  for (let depth = path.length; depth >= 0; depth--) {
    const found = there.get(depth === path.length ? pathKey(path) : pathKey(path.slice(0, depth)));
    if (found) return { value: found.value };
  }
  return whyMissing(binding.nodeId, path, values);
}

/** All values at or below the path. A list that lost a value to a failure is no list. */
function gathered(binding: Binding, path: Path, values: PhotoValues): Given {
  if ('skippedBy' in binding) return binding;
  const ends = values.ends(binding.nodeId);
  for (const end of ends.values()) if (end.kind === 'failed') return { failedBy: binding.nodeId };
  if (ends.size > 0 && !values.has(binding.nodeId, binding.port)) return whyMissing(binding.nodeId, path, values);
  const list: Gathered<unknown>[] = [];
  for (const { path: at, value } of values.get(binding.nodeId, binding.port).values()) {
    if (startsWith(at, path)) list.push({ path: at, from: binding.nodeId, value });
  }
  return { value: list };
}

function whyMissing(nodeId: string, path: Path, values: PhotoValues): Given {
  const ends = values.ends(nodeId);
  const end = ends.get(pathKey(path)) ?? [...ends.values()].find((each) => each.kind !== 'ok');
  if (end?.kind === 'skipped') return { skippedBy: end.by };
  return end?.kind === 'failed' ? { failedBy: nodeId } : { skippedBy: nodeId };
}
