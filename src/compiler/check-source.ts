// Exactly one step brings the photos.

import type { NodeRegistry } from '../core/node';
import { type Problem, problem } from '../core/problems';
import type { ActiveGraph } from './active-graph';

export function checkSource(graph: ActiveGraph, registry: NodeRegistry): Problem[] {
  const sources = graph.nodes.filter((node) => registry.get(node.type)?.source);
  if (sources.length === 1) return [];
  const first = [...registry.values()].find((definition) => definition.source);
  const missing = sources.length === 0;
  const hint = missing ? (first ? ` Add "${first.title}".` : '') : ' Remove all but one.';
  const extra = sources[1];
  const fix = missing
    ? first && {
        label: `Add "${first.title}"`,
        edits: [
          {
            kind: 'addNode' as const,
            node: { id: first.type, type: first.type, version: first.version, config: first.config.parse({}) },
          },
        ],
      }
    : extra && { label: `Remove "${extra.id}"`, edits: [{ kind: 'removeNode' as const, nodeId: extra.id }] };
  return [problem('source_count', { count: sources.length, hint }, { nodeId: extra?.id, fix: fix || undefined })];
}
