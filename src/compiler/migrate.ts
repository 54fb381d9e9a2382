// Brings every node up to the version its kind has now. Unknown and newer nodes, and those no migration can read, are kept as they are and reported.

import type { Graph, GraphNode } from '../core/graph';
import type { AnyNode, NodeRegistry } from '../core/node';
import { fix, type Problem, problem } from '../core/problems';

/** Afterwards a node has its kind's version, or a problem. */
export function migrateNodes(graph: Graph, registry: NodeRegistry): { graph: Graph; problems: Problem[] } {
  const problems: Problem[] = [];
  const nodes = graph.nodes.map((node) => {
    const definition = registry.get(node.type);
    const where = { nodeId: node.id };
    if (!definition) {
      const mending = fix('remove_step', {}, [{ kind: 'removeNode' as const, nodeId: node.id }]);
      problems.push(problem('unknown_node', { node: node.id, type: node.type }, { ...where, fix: mending }));
      return node;
    }
    if ((node.version ?? definition.version) > definition.version) {
      problems.push(problem('newer_node', { node: node.id }, where));
      return node;
    }
    const migrated = migrateNode(node, definition);
    if (migrated) return migrated;
    const reason = `its settings are not those of version ${node.version}`;
    const params = { node: node.id, field: 'version', reason, title: 'version', why: 'old_settings', limit: 0 };
    problems.push(problem('bad_config', params, { ...where, field: 'version' }));
    return node;
  });
  return { graph: { ...graph, nodes }, problems };
}

/** Null when a migration stumbles over the settings: they were written by hand, and it was made for what was once valid. */
function migrateNode(node: GraphNode, definition: AnyNode): GraphNode | null {
  let config = node.config;
  for (let version = node.version ?? definition.version; version < definition.version; version++) {
    try {
      config = definition.migrations?.[version]?.(config) ?? config;
    } catch {
      return null;
    }
  }
  return { ...node, config, version: definition.version };
}
