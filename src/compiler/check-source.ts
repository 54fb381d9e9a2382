// Exactly one step brings the photos.

import { defaultConfig } from '../core/field-meta';
import type { Graph } from '../core/graph';
import type { NodeRegistry } from '../core/node';
import { fix, type Problem, problem } from '../core/problems';
import { newNode } from '../core/wire-fixes';
import { listWords } from '../core/words';
import type { ActiveGraph } from './active-graph';

export function checkSource(active: ActiveGraph, graph: Graph, registry: NodeRegistry): Problem[] {
  const [first, ...extra] = active.nodes.filter((node) => registry.get(node.type)?.source);
  if (!first) return [noSource(graph, registry)];
  if (extra.length === 0) return [];
  const ids = extra.map((node) => node.id);
  const mending = fix(
    'remove_steps',
    { steps: listWords(ids.map((id) => `"${id}"`)), nodes: ids },
    ids.map((nodeId) => ({ kind: 'removeNode' as const, nodeId })),
  );
  const params = { count: extra.length + 1, hint: ' Remove all but one.', kind: 'none', title: '' };
  return [problem('source_count', params, { nodeId: ids[0], fix: mending })];
}

/** There is nothing at all yet; the step to begin with is the one that brings the photos. */
export function emptyWorkflow(registry: NodeRegistry): Problem {
  const kind = sourceKind(registry);
  return problem('empty', { kind: kind?.type ?? 'none', title: kind?.title ?? '' });
}

const sourceKind = (registry: NodeRegistry) =>
  [...registry.values()].find((definition) => definition.source && defaultConfig(definition));

function noSource(graph: Graph, registry: NodeRegistry): Problem {
  const kind = sourceKind(registry);
  if (!kind) return problem('source_count', { count: 0, hint: '', kind: 'none', title: '' });
  const named = { kind: kind.type, title: kind.title };
  const mending = fix('add_step', named, [{ kind: 'addNode' as const, node: newNode(kind, graph) }]);
  return problem('source_count', { count: 0, hint: ` Add "${kind.title}".`, ...named }, { fix: mending });
}
