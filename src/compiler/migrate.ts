// Brings every node up to the version its kind has now. Unknown and newer nodes are kept as they are and reported.

import type { Graph, GraphNode } from '../core/graph';
import type { AnyNode, NodeRegistry } from '../core/node';
import { type Problem, problem } from '../core/problems';

export function migrateNodes(graph: Graph, registry: NodeRegistry): { graph: Graph; problems: Problem[] } {
  const problems: Problem[] = [];
  const nodes = graph.nodes.map((node) => {
    const definition = registry.get(node.type);
    const where = { nodeId: node.id };
    if (!definition) {
      const fix = { label: 'Remove the step', edits: [{ kind: 'removeNode' as const, nodeId: node.id }] };
      problems.push(problem('unknown_node', { node: node.id, type: node.type }, { ...where, fix }));
      return node;
    }
    if ((node.version ?? definition.version) > definition.version) {
      problems.push(problem('newer_node', { node: node.id }, where));
      return node;
    }
    return migrateNode(node, definition);
  });
  return { graph: { ...graph, nodes }, problems };
}

function migrateNode(node: GraphNode, definition: AnyNode): GraphNode {
  let config = node.config;
  for (let version = node.version ?? definition.version; version < definition.version; version++) {
    config = definition.migrations?.[version]?.(config) ?? config;
  }
  return { ...node, config, version: definition.version };
}
