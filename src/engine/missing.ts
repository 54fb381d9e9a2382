// Why a value is not there: which step left it out, and whether by failing.

import type { AnyNode } from '../core/node';
import type { Binding, PlanStep } from '../core/plan';
import type { Path } from '../core/ports';
import type { PhotoValues, StepEnd } from './values';

export interface Missing {
  /** The step that is the cause. */
  readonly by: string;
  /** It failed, rather than leave something out on purpose; what follows must not go on as if nothing were there. */
  readonly failed: boolean;
}

/** How `nodeId` ended, seen by a step that misses what it would have given. */
export function missingAfter(nodeId: string, end: StepEnd): Missing {
  return end.kind === 'skipped' ? { by: end.by, failed: end.failed } : { by: nodeId, failed: end.kind === 'failed' };
}

/** That the giving step ended at `path` or above it without giving anything; null when it gave, or never came to it. */
export function stopAbove(binding: Binding, path: Path, values: PhotoValues): Missing | null {
  if ('skippedBy' in binding) return { by: binding.skippedBy, failed: false };
  const ends = values.ends(binding.nodeId);
  if (ends.size === 0) return null;
  for (const { path: at, end } of ends.values()) {
    if (at.length <= path.length && at.every((id, depth) => path[depth] === id)) {
      if (!values.gave(binding.nodeId, binding.port, at)) return missingAfter(binding.nodeId, end);
    }
  }
  return null;
}

/** Of a "this or that" group everything wired is absent: why, else null. */
export function emptyGroup(step: PlanStep, definition: AnyNode, absent: ReadonlyMap<string, Missing>): Missing | null {
  for (const group of definition.requires ?? []) {
    const wired = group.filter((port) => step.inputs[port]?.length);
    const [first] = wired;
    if (first !== undefined && wired.every((port) => absent.has(port))) return absent.get(first) ?? null;
  }
  return null;
}
