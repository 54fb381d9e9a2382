// What steps are called, for sentences about them: the name a step was given, else the title of its kind. Knows no concrete node.

import type { Graph, GraphNode } from './graph';
import type { NodeRegistry } from './node';
import type { NamedStep, Problem } from './problems';

/** What people read for a step; its id where its kind is unknown and it has no name. */
export function namedStep(node: GraphNode, registry: NodeRegistry): NamedStep {
  const own = typeof node.title === 'string' ? node.title.trim() : '';
  return { type: node.type, title: own || (registry.get(node.type)?.title ?? node.id), own: own !== '' };
}

/** `problems` with the names of the steps of `graph` they speak of. */
export function withStepNames<T extends Problem>(problems: readonly T[], graph: Graph, registry: NodeRegistry): T[] {
  if (problems.length === 0) return [];
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return problems.map((problem) => {
    const spoken = [problem.params, problem.fix?.params ?? {}].flatMap((params) => Object.values(params).flat());
    const found = [problem.nodeId, ...spoken].flatMap((id) => {
      const node = typeof id === 'string' ? nodes.get(id) : undefined;
      return node ? [[node.id, namedStep(node, registry)] as const] : [];
    });
    return found.length ? { ...problem, steps: Object.fromEntries(found) } : problem;
  });
}
