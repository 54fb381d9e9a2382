// Names for new nodes and wires that collide with nothing in the graph. Knows no node kind.

import type { Graph, GraphEdge } from './graph';
import type { PortRef } from './wire-types';

/** `base`, or `base-2`, `base-3` … if a node of the graph has that id or a wire leads to it. */
export function freshId(base: string, graph: Graph): string {
  const taken = new Set(graph.nodes.map((node) => node.id));
  for (const edge of graph.edges) taken.add(edge.source).add(edge.target);
  return freshName(base, taken);
}

/** A wire named by its ends, with a number where another wire has that name. */
export function namedEdge(from: PortRef, to: PortRef, graph: Graph): GraphEdge {
  const ends = { source: from.nodeId, sourceHandle: from.port, target: to.nodeId, targetHandle: to.port };
  return { ...ends, id: freshName(endsName(ends), new Set(graph.edges.map((edge) => edge.id))) };
}

export function endsName(edge: Omit<GraphEdge, 'id'>): string {
  return `${edge.source}.${edge.sourceHandle}-${edge.target}.${edge.targetHandle}`;
}

export function freshName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}-${n}`;
  return name;
}
