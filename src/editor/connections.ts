// What is wired to each port of a step, and what could be: every judgement is the core's. Pure; names no node kind.

import type { DataType } from '../core/data-types';
import type { Graph, GraphEdge, GraphNode } from '../core/graph';
import { indexGraph } from '../core/graph-index';
import type { NodeRegistry } from '../core/node';
import type { Problem } from '../core/problems';
import { acceptedTypes, outputType, type PortRef } from '../core/wire-types';
import { canConnect } from '../core/wires';

export interface PortWires {
  readonly port: string;
  /** What it carries, as far as the wires decide it. */
  readonly type: DataType | null;
  readonly optional: boolean;
  readonly many: boolean;
  readonly several: boolean;
  readonly wires: readonly GraphEdge[];
}

/** The ports of a step in their order; wires to ports it does not have (any more) come last. */
export function portWires(
  node: GraphNode,
  side: 'inputs' | 'outputs',
  graph: Graph,
  registry: NodeRegistry,
): PortWires[] {
  const index = indexGraph(graph);
  const all = side === 'inputs' ? index.into(node.id) : index.outOf(node.id);
  const portOfEdge = (edge: GraphEdge) => (side === 'inputs' ? edge.targetHandle : edge.sourceHandle);
  const declared = Object.entries(registry.get(node.type)?.[side] ?? {});
  const known = declared.map(([port, each]): PortWires => {
    const accepted = side === 'inputs' ? acceptedTypes(each) : [];
    return {
      port,
      type:
        side === 'outputs'
          ? outputType({ nodeId: node.id, port }, index, registry)
          : accepted.length === 1
            ? (accepted[0] ?? null)
            : null,
      optional: each.options.optional ?? false,
      many: each.options.many ?? false,
      several: each.options.expands ?? false,
      wires: all.filter((edge) => portOfEdge(edge) === port),
    };
  });
  const strange = [...new Set(all.map(portOfEdge))].filter((port) => !declared.some(([name]) => name === port));
  return [
    ...known,
    ...strange.map((port): PortWires => {
      const wires = all.filter((edge) => portOfEdge(edge) === port);
      return { port, type: null, optional: true, many: true, several: false, wires };
    }),
  ];
}

export interface Partner {
  readonly ref: PortRef;
  readonly type: DataType | null;
  /** Why it does not fit; null when it does. */
  readonly problem: Problem | null;
}

/** Every port at the other end of a wire to (or from) `own`, the fitting ones first. `instead`: a wire that would be replaced. */
export function partners(
  own: PortRef,
  side: 'inputs' | 'outputs',
  graph: Graph,
  registry: NodeRegistry,
  instead?: string,
): Partner[] {
  const open = { ...graph, edges: graph.edges.filter((edge) => edge.id !== instead) };
  const index = indexGraph(open);
  const otherSide = side === 'inputs' ? 'outputs' : 'inputs';
  const all = open.nodes.flatMap((node) => {
    if (node.id === own.nodeId) return [];
    return Object.entries(registry.get(node.type)?.[otherSide] ?? {}).map(([port, declared]): Partner => {
      const ref = { nodeId: node.id, port };
      const verdict = side === 'inputs' ? canConnect(ref, own, open, registry) : canConnect(own, ref, open, registry);
      const accepted = acceptedTypes(declared);
      const type =
        side === 'inputs' ? outputType(ref, index, registry) : accepted.length === 1 ? (accepted[0] ?? null) : null;
      return { ref, type, problem: verdict.ok ? null : verdict.problem };
    });
  });
  return [...all.filter(({ problem }) => !problem), ...all.filter(({ problem }) => problem)];
}
