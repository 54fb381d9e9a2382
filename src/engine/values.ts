// The values of one photo while its steps run: by step, port and path. Knows neither nodes nor how they are computed.

import type { PathValue, PortValues } from '../core/photo-record';
import type { Plan } from '../core/plan';
import type { Path } from '../core/ports';

/** How a step ended at one path. `by` names the step that caused a skip. */
export type StepEnd =
  | { readonly kind: 'ok' }
  | { readonly kind: 'skipped'; readonly by: string }
  | { readonly kind: 'failed' };

/** One text per path; ids of objects never hold the separator. */
export const pathKey = (path: Path): string => (path.length === 0 ? '' : path.join('\u0000'));

export const startsWith = (path: Path, prefix: Path): boolean => prefix.every((id, at) => path[at] === id);

export interface PhotoValues {
  /** Records how `nodeId` ended at `path`. */
  end(nodeId: string, path: Path, end: StepEnd): void;
  ends(nodeId: string): ReadonlyMap<string, StepEnd>;
  set(nodeId: string, port: string, path: Path, value: unknown): void;
  /** Records that the port gave a list, even an empty one. */
  open(nodeId: string, port: string): void;
  has(nodeId: string, port: string): boolean;
  get(nodeId: string, port: string): ReadonlyMap<string, PathValue>;
  /** Everything as it is stored. */
  outputs(plan: Plan): PortValues;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export function createPhotoValues(): PhotoValues {
  const values = new Map<string, Map<string, Map<string, PathValue>>>();
  const ends = new Map<string, Map<string, StepEnd>>();
  return {
    end: (nodeId, path, end) => inner(ends, nodeId).set(pathKey(path), end),
    ends: (nodeId) => ends.get(nodeId) ?? NONE,
    set: (nodeId, port, path, value) => inner(inner(values, nodeId), port).set(pathKey(path), { path, value }),
    open: (nodeId, port) => void inner(inner(values, nodeId), port),
    has: (nodeId, port) => values.get(nodeId)?.has(port) ?? false,
    get: (nodeId, port) => values.get(nodeId)?.get(port) ?? NONE,
    outputs: (plan) => {
      const all: Record<string, Record<string, unknown>> = {};
      for (const step of plan.steps) {
        const ports = values.get(step.nodeId);
        if (!ports) continue;
        const stored: Record<string, unknown> = {};
        for (const [port, byPath] of ports) {
          stored[port] = (step.outputs[port]?.depth ?? 0) === 0 ? byPath.get('')?.value : [...byPath.values()];
        }
        all[step.nodeId] = stored;
      }
      return all;
    },
  };
}

function inner<Key, InnerKey, Value>(outer: Map<Key, Map<InnerKey, Value>>, key: Key): Map<InnerKey, Value> {
  let found = outer.get(key);
  if (!found) {
    found = new Map();
    outer.set(key, found);
  }
  return found;
}
