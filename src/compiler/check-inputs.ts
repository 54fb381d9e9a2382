// Every input that must be wired is wired; where the graph already has something that fits, the fix draws the wire.

import type { Graph, GraphNode } from '../core/graph';
import type { AnyNode, NodeRegistry } from '../core/node';
import { type Fix, type Problem, problem } from '../core/problems';
import { acceptedTypes, canConnect, inWords, namedEdge } from '../core/wires';
import { type ActiveGraph, wiresInto } from './active-graph';

export function checkInputs(active: ActiveGraph, graph: Graph, registry: NodeRegistry): Problem[] {
  return active.nodes.flatMap((node) => {
    const definition = registry.get(node.type);
    if (!definition) return [];
    return unwiredGroups(node, definition, active).map((ports) => {
      const needs = ports.map((port) => inWords(acceptedTypes(definition.inputs[port]))).join(' or ');
      const fix = wireFix(node, ports, graph, registry);
      return problem(
        'missing_input',
        { node: node.id, port: ports.join(' or '), needs },
        { nodeId: node.id, field: ports[0], fix },
      );
    });
  });
}

/** Groups of inputs of which one at least must be wired, and none is. */
function unwiredGroups(node: GraphNode, definition: AnyNode, active: ActiveGraph): string[][] {
  const single = Object.entries(definition.inputs).flatMap(([name, each]) => (each.options.optional ? [] : [[name]]));
  const groups = [...single, ...(definition.requires ?? []).map((group) => [...group])];
  return groups.filter((group) => group.every((port) => wiresInto(active, node.id, port).length === 0));
}

function wireFix(node: GraphNode, ports: readonly string[], graph: Graph, registry: NodeRegistry): Fix | undefined {
  for (const port of ports) {
    for (const giver of [...graph.nodes].reverse()) {
      const definition = registry.get(giver.type);
      if (!definition || giver.disabled || giver.id === node.id) continue;
      for (const output of Object.keys(definition.outputs)) {
        const from = { nodeId: giver.id, port: output };
        const to = { nodeId: node.id, port };
        if (canConnect(from, to, graph, registry).ok) {
          return { label: `Connect "${giver.id}" to it`, edits: [{ kind: 'addEdge', edge: namedEdge(from, to) }] };
        }
      }
    }
  }
  return undefined;
}
