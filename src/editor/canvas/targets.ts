// Where the ports of a step can be wired to, as a list to choose from: the way to connect without drawing. Pure.

import type { Graph } from '../../core/graph';
import type { NodeRegistry } from '../../core/node';
import type { PortRef } from '../../core/wire-types';
import { canConnect } from '../../core/wires';

export interface WireChoice {
  readonly from: PortRef;
  readonly to: PortRef;
}

/** Every wire that may be drawn from or to this step, outgoing ones first. */
export function wireChoices(nodeId: string, graph: Graph, registry: NodeRegistry): WireChoice[] {
  const ports = (id: string, side: 'inputs' | 'outputs'): PortRef[] => {
    const node = graph.nodes.find((each) => each.id === id);
    return Object.keys((node && registry.get(node.type)?.[side]) ?? {}).map((port) => ({ nodeId: id, port }));
  };
  const others = graph.nodes.filter((node) => node.id !== nodeId);
  const pairs = (froms: readonly PortRef[], tos: readonly PortRef[]): WireChoice[] =>
    froms.flatMap((from) => tos.map((to) => ({ from, to })));
  return [
    ...pairs(
      ports(nodeId, 'outputs'),
      others.flatMap((node) => ports(node.id, 'inputs')),
    ),
    ...pairs(
      others.flatMap((node) => ports(node.id, 'outputs')),
      ports(nodeId, 'inputs'),
    ),
  ].filter(({ from, to }) => canConnect(from, to, graph, registry).ok);
}
