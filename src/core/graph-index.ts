// Finds the nodes and wires of a graph without walking through all of it each time. Knows no node kind.

import type { Graph, GraphEdge, GraphNode } from './graph';

export interface GraphIndex {
  readonly graph: Graph;
  node(id: string): GraphNode | undefined;
  /** The wires that arrive at a node, or at one of its inputs, in the order of the file. */
  into(nodeId: string, port?: string): readonly GraphEdge[];
  outOf(nodeId: string): readonly GraphEdge[];
}

const NONE: readonly GraphEdge[] = [];

export function indexGraph(graph: Graph): GraphIndex {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const byTarget = groupEdges(graph.edges, (edge) => edge.target);
  const bySource = groupEdges(graph.edges, (edge) => edge.source);
  return {
    graph,
    node: (id) => nodes.get(id),
    into: (nodeId, port) => {
      const arriving = byTarget.get(nodeId) ?? NONE;
      return port === undefined ? arriving : arriving.filter((edge) => edge.targetHandle === port);
    },
    outOf: (nodeId) => bySource.get(nodeId) ?? NONE,
  };
}

function groupEdges(edges: readonly GraphEdge[], keyOf: (edge: GraphEdge) => string): Map<string, GraphEdge[]> {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const group = groups.get(keyOf(edge));
    if (group) group.push(edge);
    else groups.set(keyOf(edge), [edge]);
  }
  return groups;
}
