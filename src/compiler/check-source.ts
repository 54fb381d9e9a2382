// Exactly one step brings the photos.

import { defaultConfig } from '../core/field-meta';
import type { Graph } from '../core/graph';
import type { NodeRegistry } from '../core/node';
import { type Problem, problem } from '../core/problems';
import { newNode } from '../core/wire-fixes';
import { listWords } from '../core/words';
import type { ActiveGraph } from './active-graph';

export function checkSource(active: ActiveGraph, graph: Graph, registry: NodeRegistry): Problem[] {
  const [first, ...extra] = active.nodes.filter((node) => registry.get(node.type)?.source);
  if (!first) return [noSource(graph, registry)];
  if (extra.length === 0) return [];
  const fix = {
    label: `Remove ${listWords(extra.map((node) => `"${node.id}"`))}`,
    edits: extra.map((node) => ({ kind: 'removeNode' as const, nodeId: node.id })),
  };
  const params = { count: extra.length + 1, hint: ' Remove all but one.' };
  return [problem('source_count', params, { nodeId: extra[0]?.id, fix })];
}

function noSource(graph: Graph, registry: NodeRegistry): Problem {
  const kind = [...registry.values()].find((definition) => definition.source && defaultConfig(definition));
  if (!kind) return problem('source_count', { count: 0, hint: '' });
  const fix = { label: `Add "${kind.title}"`, edits: [{ kind: 'addNode' as const, node: newNode(kind, graph) }] };
  return problem('source_count', { count: 0, hint: ` Add "${kind.title}".` }, { fix });
}
