// Which data type an output gives and an input takes, as far as the wires of the graph decide it. Knows no node kind.

import { DATA_TYPE_LOOK, DATA_TYPES, type DataType } from './data-types';
import type { GraphIndex } from './graph-index';
import type { AnyNode, NodeRegistry } from './node';
import type { Port } from './ports';

/** One port of one node; whether it is an input or an output follows from where it stands. */
export interface PortRef {
  readonly nodeId: string;
  readonly port: string;
}

/** Label fits text; nothing else is cast. */
export function fits(given: DataType, wanted: readonly DataType[]): boolean {
  return wanted.includes(given) || (given === 'label' && wanted.includes('text'));
}

/** The data types an input takes. */
export function acceptedTypes(input: Port | undefined): readonly DataType[] {
  if (!input) return [];
  switch (input.type.kind) {
    case 'one':
      return [input.type.type];
    case 'oneOf':
      return input.type.types;
    case 'any':
    case 'sameAs':
      return DATA_TYPES;
  }
}

/** The data type an output gives, following `sameAs` back through the graph; null when what it depends on is not wired. */
export function outputType(from: PortRef, index: GraphIndex, registry: NodeRegistry): DataType | null {
  const seen = new Set<string>();
  for (let at = from; !seen.has(at.nodeId); ) {
    const declared = portOf(at, 'outputs', index, registry)?.type;
    if (declared?.kind === 'one') return declared.type;
    if (declared?.kind !== 'sameAs') return null;
    const [edge] = index.into(at.nodeId, declared.input);
    if (!edge) return null;
    seen.add(at.nodeId);
    at = { nodeId: edge.source, port: edge.sourceHandle };
  }
  return null;
}

/** Data types for the params of a problem: one that stands for all of them is "any". */
export const namedTypes = (types: readonly DataType[]): readonly string[] =>
  types.length === DATA_TYPES.length ? ['any'] : types;

/** "photo", "table or number". */
export function inWords(types: readonly DataType[]): string {
  return types.length === DATA_TYPES.length ? 'anything' : types.map((type) => DATA_TYPE_LOOK[type].title).join(' or ');
}

export function definitionOf(nodeId: string, index: GraphIndex, registry: NodeRegistry): AnyNode | undefined {
  const node = index.node(nodeId);
  return node && registry.get(node.type);
}

export function portOf(
  ref: PortRef,
  side: 'inputs' | 'outputs',
  index: GraphIndex,
  registry: NodeRegistry,
): Port | undefined {
  const ports = definitionOf(ref.nodeId, index, registry)?.[side];
  return ports && Object.hasOwn(ports, ref.port) ? ports[ref.port] : undefined;
}
