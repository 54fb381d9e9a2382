// Takes disabled steps and notes out: a disabled step passes an input through to an output of the same type, else what follows is skipped.

import type { GraphEdge, GraphNode } from '../core/graph';
import type { GraphIndex } from '../core/graph-index';
import type { AnyNode, NodeRegistry } from '../core/node';
import type { Binding } from '../core/plan';
import { fits, outputType } from '../core/wire-types';
import type { ActiveGraph } from './active-graph';

export function resolveDisabled(index: GraphIndex, registry: NodeRegistry): ActiveGraph {
  const isActive = (node: GraphNode | undefined) =>
    node !== undefined && !node.disabled && !isNote(registry.get(node.type));

  const origin = (edge: GraphEdge): Binding => {
    const passed = new Set<string>();
    let at = edge;
    for (;;) {
      const node = index.node(at.source);
      if (!node?.disabled) return { nodeId: at.source, port: at.sourceHandle };
      const input = passed.has(node.id) ? undefined : passThrough(node, at.sourceHandle, index, registry);
      if (!input) return { skippedBy: node.id };
      passed.add(node.id);
      at = input;
    }
  };
  return {
    nodes: index.graph.nodes.filter(isActive),
    wires: index.graph.edges
      .filter((edge) => isActive(index.node(edge.target)) && index.node(edge.source))
      .map((edge) => ({ edgeId: edge.id, from: origin(edge), target: edge.target, port: edge.targetHandle })),
  };
}

/** The wire whose values a disabled step hands on at `port`: the first wired input that gives what the output would give. */
function passThrough(node: GraphNode, port: string, index: GraphIndex, registry: NodeRegistry): GraphEdge | undefined {
  const wanted = outputType({ nodeId: node.id, port }, index, registry);
  const inputs = Object.keys(registry.get(node.type)?.inputs ?? {});
  return inputs
    .flatMap((input) => index.into(node.id, input)[0] ?? [])
    .find((edge) => {
      const given = outputType({ nodeId: edge.source, port: edge.sourceHandle }, index, registry);
      return given !== null && wanted !== null && fits(given, [wanted]);
    });
}

/** A node that only stands there to be read. */
export function isNote(definition: AnyNode | undefined): boolean {
  return definition !== undefined && !definition.run && !definition.source;
}
