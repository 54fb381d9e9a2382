// The values of one photo while its steps run: by step, port and path. Knows neither nodes nor how they are computed.

import type { PathValue, PortValues } from '../core/photo-record';
import type { Plan } from '../core/plan';
import type { Path } from '../core/ports';

/** How a step ended at one path. `by` names the step that caused a skip, `failed` says whether by failing. */
export type StepEnd =
  | { readonly kind: 'ok' }
  | { readonly kind: 'skipped'; readonly by: string; readonly failed: boolean }
  | { readonly kind: 'failed' };

/** One text per path; ids of objects never hold the separator. */
export const PATH_SEPARATOR = '\u0000';
export const pathKey = (path: Path): string => path.join(PATH_SEPARATOR);

export const startsWith = (path: Path, prefix: Path): boolean => prefix.every((id, at) => path[at] === id);

export interface PhotoValues {
  /** Records how `nodeId` ended at `path`. */
  end(nodeId: string, path: Path, end: StepEnd): void;
  ends(nodeId: string): ReadonlyMap<string, { readonly path: Path; readonly end: StepEnd }>;
  set(nodeId: string, port: string, path: Path, value: unknown): void;
  /** Records that the port gave a list at `path`, even an empty one. */
  open(nodeId: string, port: string, path: Path): void;
  /** Whether the port gave a value or a list at `path`. */
  gave(nodeId: string, port: string, path: Path): boolean;
  get(nodeId: string, port: string): ReadonlyMap<string, PathValue>;
  /** Everything as it is stored. */
  outputs(plan: Plan): PortValues;
}

interface PortState {
  readonly values: Map<string, PathValue>;
  readonly lists: Set<string>;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export function createPhotoValues(): PhotoValues {
  const nodes = new Map<string, Map<string, PortState>>();
  const ends = new Map<string, Map<string, { path: Path; end: StepEnd }>>();

  const stateOf = (nodeId: string, port: string): PortState => {
    const ports = getOr(nodes, nodeId, () => new Map<string, PortState>());
    return getOr(ports, port, () => ({ values: new Map(), lists: new Set() }));
  };
  return {
    end: (nodeId, path, end) => void getOr(ends, nodeId, () => new Map()).set(pathKey(path), { path, end }),
    ends: (nodeId) => ends.get(nodeId) ?? NONE,
    set: (nodeId, port, path, value) => void stateOf(nodeId, port).values.set(pathKey(path), { path, value }),
    open: (nodeId, port, path) => void stateOf(nodeId, port).lists.add(pathKey(path)),
    gave: (nodeId, port, path) => {
      const state = nodes.get(nodeId)?.get(port);
      const key = pathKey(path);
      return state !== undefined && (state.values.has(key) || state.lists.has(key));
    },
    get: (nodeId, port) => nodes.get(nodeId)?.get(port)?.values ?? NONE,
    outputs: (plan) => {
      const all = plan.steps.flatMap((step): [string, Record<string, unknown>][] => {
        const ports = nodes.get(step.nodeId);
        if (!ports) return [];
        const stored = [...ports].map(([port, { values }]) => {
          const depth = step.outputs[port]?.depth ?? step.lineage.length;
          return [port, depth === 0 ? values.get('')?.value : [...values.values()]];
        });
        return [[step.nodeId, Object.fromEntries(stored)]];
      });
      return Object.fromEntries(all);
    },
  };
}

function getOr<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}
