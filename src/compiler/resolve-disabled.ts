// Takes disabled steps and notes out: a disabled step passes an input through to an output of the same type, else what follows is skipped.

import type { Graph, GraphEdge, GraphNode } from '../core/graph';
import type { AnyNode, NodeRegistry } from '../core/node';
import type { Binding } from '../core/plan';
import { outputType } from '../core/wires';
import type { ActiveGraph } from './active-graph';

export function resolveDisabled(graph: Graph, registry: NodeRegistry): ActiveGraph {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const isActive = (node: GraphNode | undefined) =>
    node !== undefined && !node.disabled && !isNote(registry.get(node.type));

  const origin = (edge: GraphEdge): Binding => {
    const passed = new Set<string>();
    let at = edge;
    for (;;) {
      const node = byId.get(at.source);
      if (!node?.disabled) return { nodeId: at.source, port: at.sourceHandle };
      const input = passed.has(node.id) ? undefined : passThrough(node, at.sourceHandle, graph, registry);
      if (!input) return { skippedBy: node.id };
      passed.add(node.id);
      at = input;
    }
  };
  return {
    nodes: graph.nodes.filter(isActive),
    wires: graph.edges
      .filter((edge) => isActive(byId.get(edge.target)) && byId.has(edge.source))
      .map((edge) => ({ edgeId: edge.id, from: origin(edge), target: edge.target, port: edge.targetHandle })),
  };
}

/** The wire whose values a disabled step hands on at `port`: the first wired input that gives the same type. */
function passThrough(node: GraphNode, port: string, graph: Graph, registry: NodeRegistry): GraphEdge | undefined {
  const given = outputType({ nodeId: node.id, port }, graph, registry);
  const inputs = Object.keys(registry.get(node.type)?.inputs ?? {});
  return inputs
    .flatMap((input) => graph.edges.find((edge) => edge.target === node.id && edge.targetHandle === input) ?? [])
    .find(
      (edge) =>
        given !== null && outputType({ nodeId: edge.source, port: edge.sourceHandle }, graph, registry) === given,
    );
}

/** A node that only stands there to be read. */
export function isNote(definition: AnyNode | undefined): boolean {
  return definition !== undefined && !definition.run && !definition.source;
}
