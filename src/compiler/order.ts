// Puts the nodes in an order in which each comes after what it needs. No recursion: graphs may be long.

import type { GraphNode } from '../core/graph';
import type { ActiveGraph } from './active-graph';

/**
 * Kahn's algorithm (A. B. Kahn, Topological sorting of large networks, 1962), in the order of the file where there is a choice.
 * Nodes on or behind a circle are left out.
 */
export function orderNodes(graph: ActiveGraph): readonly GraphNode[] {
  const waiting = new Map(graph.nodes.map((node) => [node.id, 0]));
  const after = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]));
  for (const { from, target } of graph.wires) {
    if (!('nodeId' in from)) continue;
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
    after.get(from.nodeId)?.push(target);
  }
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const order = graph.nodes.filter((node) => waiting.get(node.id) === 0);
  for (const { id } of order) {
    for (const next of after.get(id) ?? []) {
      const rest = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, rest);
      const node = byId.get(next);
      if (rest === 0 && node) order.push(node);
    }
  }
  return order;
}
