// Every wire by itself: both ends exist, the ports exist, the types fit, and no input has more wires than it takes.

import type { Graph } from '../core/graph';
import type { NodeRegistry } from '../core/node';
import { type Problem, problem } from '../core/problems';
import { checkWire } from '../core/wires';

export function checkWires(graph: Graph, registry: NodeRegistry): Problem[] {
  const misfits = graph.edges.flatMap((edge) => checkWire(edge, graph, registry) ?? []);
  return [...misfits, ...crowdedInputs(graph, registry)];
}

function crowdedInputs(graph: Graph, registry: NodeRegistry): Problem[] {
  const types = new Map(graph.nodes.map((node) => [node.id, node.type]));
  const seen = new Set<string>();
  return graph.edges.flatMap((edge) => {
    const definition = registry.get(types.get(edge.target) ?? '');
    const input =
      definition && Object.hasOwn(definition.inputs, edge.targetHandle)
        ? definition.inputs[edge.targetHandle]
        : undefined;
    const key = JSON.stringify([edge.target, edge.targetHandle]);
    const crowded = seen.has(key) && input && !input.options.many;
    seen.add(key);
    if (!crowded) return [];
    const fix = { label: 'Remove the wire', edits: [{ kind: 'removeEdge' as const, edgeId: edge.id }] };
    return [
      problem(
        'port_taken',
        { node: edge.target, port: edge.targetHandle },
        { nodeId: edge.target, edgeId: edge.id, fix },
      ),
    ];
  });
}
