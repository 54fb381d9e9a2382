// Every input that must be wired is wired; where the graph already has something that fits, the fix draws the wire.

import type { DataType } from '../core/data-types';
import { namedEdge } from '../core/fresh-names';
import type { GraphNode } from '../core/graph';
import type { GraphIndex } from '../core/graph-index';
import type { AnyNode, NodeRegistry } from '../core/node';
import { type Fix, fix, type Problem, problem } from '../core/problems';
import { acceptedTypes, fits, inWords, namedTypes, outputType, type PortRef } from '../core/wire-types';
import { canConnect, stepsAfter } from '../core/wires';
import { type ActiveGraph, wiresInto } from './active-graph';

export function checkInputs(active: ActiveGraph, index: GraphIndex, registry: NodeRegistry): Problem[] {
  const offers = offersOf(index, registry);
  return active.nodes.flatMap((node) => {
    const definition = registry.get(node.type);
    if (!definition) return [];
    return unwiredGroups(node, definition, active).map((ports) => {
      const needs = ports.map((port) => inWords(acceptedTypes(definition.inputs[port]))).join(' or ');
      const mending = wireFix(node, definition, ports, offers, index, registry);
      return problem(
        'missing_input',
        {
          node: node.id,
          port: ports.join(' or '),
          needs,
          ports,
          titles: ports.map((port) => definition.inputs[port]?.options.title ?? port),
          wanted: [...new Set(ports.flatMap((port) => namedTypes(acceptedTypes(definition.inputs[port]))))],
        },
        { nodeId: node.id, field: ports[0], fix: mending },
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

interface Offer {
  readonly from: PortRef;
  readonly type: DataType;
}

/** What there is to connect, the last steps first: they are the likeliest to be meant. */
function offersOf(index: GraphIndex, registry: NodeRegistry): readonly Offer[] {
  return [...index.graph.nodes].reverse().flatMap((node) =>
    Object.keys((!node.disabled && registry.get(node.type)?.outputs) || {}).flatMap((port) => {
      const from = { nodeId: node.id, port };
      const type = outputType(from, index, registry);
      return type ? [{ from, type }] : [];
    }),
  );
}

function wireFix(
  node: GraphNode,
  definition: AnyNode,
  ports: readonly string[],
  offers: readonly Offer[],
  index: GraphIndex,
  registry: NodeRegistry,
): Fix | undefined {
  const behind = stepsAfter(index, node.id);
  for (const port of ports) {
    const to = { nodeId: node.id, port };
    const wanted = acceptedTypes(definition.inputs[port]);
    if (index.into(node.id, port).length > 0) continue;
    for (const { from, type } of offers) {
      if (!fits(type, wanted) || behind.has(from.nodeId)) continue;
      if (!canConnect(from, to, index.graph, registry).ok) continue;
      const edge = namedEdge(from, to, index.graph);
      return fix('connect', { node: from.nodeId }, [{ kind: 'addEdge', edge }]);
    }
  }
  return undefined;
}
