// Which kinds of steps fit at a loose end of a wire or into a wire, the most fitting first. Everything is judged by `canConnect`.
// Pure; names no node kind.

import { namedEdge } from '../../../core/fresh-names';
import type { Graph, GraphEdge } from '../../../core/graph';
import { indexGraph } from '../../../core/graph-index';
import { type AnyNode, CATEGORIES, type NodeRegistry } from '../../../core/node';
import { newNode } from '../../../core/wire-fixes';
import { acceptedTypes, outputType, type PortRef } from '../../../core/wire-types';
import { canConnect } from '../../../core/wires';

/** A loose end of a wire: it comes from an output, or goes to an input. */
export type LooseEnd = { readonly from: PortRef } | { readonly to: PortRef };

export interface Candidate {
  readonly definition: AnyNode;
  /** The port of the new step to wire: an input for `from`, an output for `to`. */
  readonly port: string;
  /** Smaller fits better. */
  readonly rank: number;
}

export interface BetweenCandidate {
  readonly definition: AnyNode;
  readonly input: string;
  readonly output: string;
}

/** All kinds that could be wired to the end, each with its best port. */
export function candidatesAt(end: LooseEnd, graph: Graph, registry: NodeRegistry): Candidate[] {
  const found: Candidate[] = [];
  for (const definition of registry.values()) {
    const node = newNode(definition, graph);
    const trial: Graph = { ...graph, nodes: [...graph.nodes, node] };
    const ports = Object.entries('from' in end ? definition.inputs : definition.outputs);
    const fitting = ports.flatMap(([port, declared], at) => {
      const own = { nodeId: node.id, port };
      const verdict =
        'from' in end ? canConnect(end.from, own, trial, registry) : canConnect(own, end.to, trial, registry);
      if (!verdict.ok) return [];
      const wide = acceptedTypes(declared).length > 3 ? 4 : 0;
      return [{ port, rank: wide + (declared.options.optional ? 2 : 0) + Math.min(at, 1) }];
    });
    const best = fitting.sort((a, b) => a.rank - b.rank)[0];
    if (best) found.push({ definition, ...best });
  }
  return found.sort(
    (a, b) => a.rank - b.rank || CATEGORIES.indexOf(a.definition.category) - CATEGORIES.indexOf(b.definition.category),
  );
}

/** All kinds that fit into a wire, taking what it carries and giving what its target needs. */
export function candidatesBetween(edge: GraphEdge, graph: Graph, registry: NodeRegistry): BetweenCandidate[] {
  const open: Graph = { ...graph, edges: graph.edges.filter((each) => each.id !== edge.id) };
  const from = { nodeId: edge.source, port: edge.sourceHandle };
  const to = { nodeId: edge.target, port: edge.targetHandle };
  return candidatesAt({ from }, open, registry).flatMap(({ definition }) => {
    const node = newNode(definition, open);
    const trial: Graph = { ...open, nodes: [...open.nodes, node] };
    for (const input of Object.keys(definition.inputs)) {
      const into = { nodeId: node.id, port: input };
      if (!canConnect(from, into, trial, registry).ok) continue;
      const joined: Graph = { ...trial, edges: [...trial.edges, namedEdge(from, into, trial)] };
      const output = Object.keys(definition.outputs).find(
        (port) =>
          outputType({ nodeId: node.id, port }, indexGraph(joined), registry) !== null &&
          canConnect({ nodeId: node.id, port }, to, joined, registry).ok,
      );
      if (output !== undefined) return [{ definition, input, output }];
    }
    return [];
  });
}
