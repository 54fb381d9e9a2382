// The ports of a step as the canvas draws them. An unknown kind has those its wires lead to, so that the wires stay. Pure.

import type { DataType } from '../../core/data-types';
import type { GraphNode } from '../../core/graph';
import type { GraphIndex } from '../../core/graph-index';
import type { AnyNode, NodeRegistry } from '../../core/node';
import type { Ports } from '../../core/ports';
import { acceptedTypes, outputType } from '../../core/wire-types';

export interface PortView {
  readonly name: string;
  /** Null when it may be several, or is not known yet. */
  readonly type: DataType | null;
  readonly optional: boolean;
  readonly several: boolean;
}

export interface PortsView {
  readonly inputs: readonly PortView[];
  readonly outputs: readonly PortView[];
}

export function portsOf(node: GraphNode, index: GraphIndex, registry: NodeRegistry): PortsView {
  const definition = registry.get(node.type);
  if (!definition) return wiredPorts(node.id, index);
  return { inputs: inputsOf(definition.inputs), outputs: outputsOf(definition) };

  function inputsOf(ports: Ports): PortView[] {
    return Object.entries(ports).map(([name, port]) => {
      const types = acceptedTypes(port);
      const [edge] = index.into(node.id, name);
      const given = edge ? outputType({ nodeId: edge.source, port: edge.sourceHandle }, index, registry) : null;
      return {
        name,
        type: types.length === 1 ? (types[0] ?? null) : given,
        optional: port.options.optional ?? false,
        several: false,
      };
    });
  }

  function outputsOf({ outputs }: AnyNode): PortView[] {
    return Object.entries(outputs).map(([name, port]) => ({
      name,
      type: outputType({ nodeId: node.id, port: name }, index, registry),
      optional: false,
      several: port.options.expands ?? false,
    }));
  }
}

function wiredPorts(nodeId: string, index: GraphIndex): PortsView {
  const named = (names: readonly string[]): PortView[] =>
    [...new Set(names)].map((name) => ({ name, type: null, optional: true, several: false }));
  return {
    inputs: named(index.into(nodeId).map((edge) => edge.targetHandle)),
    outputs: named(index.outOf(nodeId).map((edge) => edge.sourceHandle)),
  };
}
