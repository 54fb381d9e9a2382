// Taking steps and wires out, with or without joining what stood on both sides. Pure.

import { namedEdge } from '../../../core/fresh-names';
import type { Graph } from '../../../core/graph';
import { applyEdits } from '../../../core/graph-edits';
import type { NodeRegistry } from '../../../core/node';
import { canConnect } from '../../../core/wires';

export function withoutParts(graph: Graph, nodeIds: readonly string[], edgeIds: readonly string[]): Graph {
  const known = new Set([...graph.nodes, ...graph.edges].map((each) => each.id));
  const edits = [
    ...edgeIds.filter((id) => known.has(id)).map((edgeId) => ({ kind: 'removeEdge' as const, edgeId })),
    ...nodeIds.filter((id) => known.has(id)).map((nodeId) => ({ kind: 'removeNode' as const, nodeId })),
  ];
  return edits.length ? applyEdits(graph, edits) : graph;
}

/** Takes steps out, one after the other, and wires what came in to where it went, as far as that fits. */
export function withoutReconnected(graph: Graph, nodeIds: readonly string[], registry: NodeRegistry): Graph {
  return nodeIds.reduce((before, nodeId) => {
    const into = before.edges.filter((edge) => edge.target === nodeId);
    const outOf = before.edges.filter((edge) => edge.source === nodeId);
    let after = withoutParts(before, [nodeId], []);
    for (const out of outOf) {
      const to = { nodeId: out.target, port: out.targetHandle };
      for (const entry of into) {
        const from = { nodeId: entry.source, port: entry.sourceHandle };
        if (!canConnect(from, to, after, registry).ok) continue;
        after = applyEdits(after, [{ kind: 'addEdge', edge: namedEdge(from, to, after) }]);
        break;
      }
    }
    return after;
  }, graph);
}
