// Puts the nodes in an order in which each comes after what it needs, or names the circle that forbids one. No recursion: graphs may be long.

import type { GraphNode } from '../core/graph';
import { type Problem, problem } from '../core/problems';
import type { ActiveGraph } from './active-graph';

/** Kahn's algorithm (A. B. Kahn, Topological sorting of large networks, 1962), in the order of the file where there is a choice. */
export function orderNodes(graph: ActiveGraph): { nodes: readonly GraphNode[]; problems: Problem[] } {
  const links = graph.wires.flatMap((wire) =>
    'nodeId' in wire.from ? [{ from: wire.from.nodeId, to: wire.target }] : [],
  );
  const ids = graph.nodes.map((node) => node.id);
  const left = withoutEnds(ids, links);
  if (left.order.length === ids.length) {
    const byId = new Map(graph.nodes.map((node) => [node.id, node]));
    return { nodes: left.order.flatMap((id) => byId.get(id) ?? []), problems: [] };
  }
  const stuck = ids.filter((id) => !left.order.includes(id));
  const reversed = withoutEnds(
    stuck,
    links.map(({ from, to }) => ({ from: to, to: from })),
  );
  const circle = stuck.filter((id) => !reversed.order.includes(id));
  const closing = graph.wires.find(
    (wire) => 'nodeId' in wire.from && wire.from.nodeId === circle.at(-1) && circle.includes(wire.target),
  );
  const fix = closing && {
    label: 'Remove the wire that closes the circle',
    edits: [{ kind: 'removeEdge' as const, edgeId: closing.edgeId }],
  };
  const names = circle.map((id) => `"${id}"`).join(', ');
  return {
    nodes: [],
    problems: [problem('cycle', { nodes: names }, { nodeId: circle[0], edgeId: closing?.edgeId, fix })],
  };
}

/** Takes away, again and again, the nodes nothing leads to; what cannot be taken away lies on or behind a circle. */
function withoutEnds(ids: readonly string[], links: readonly { from: string; to: string }[]): { order: string[] } {
  const wanted = new Set(ids);
  const inside = links.filter((link) => wanted.has(link.from) && wanted.has(link.to));
  const waiting = new Map(ids.map((id) => [id, 0]));
  const after = new Map<string, string[]>();
  for (const { from, to } of inside) {
    waiting.set(to, (waiting.get(to) ?? 0) + 1);
    after.set(from, [...(after.get(from) ?? []), to]);
  }
  const order = ids.filter((id) => waiting.get(id) === 0);
  for (let at = 0; at < order.length; at++) {
    for (const next of after.get(order[at] ?? '') ?? []) {
      const rest = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, rest);
      if (rest === 0) order.push(next);
    }
  }
  return { order };
}
