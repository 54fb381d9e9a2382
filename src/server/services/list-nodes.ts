// Describes the kinds of steps there are, from their definitions alone.
import { z } from 'zod';
import { DATA_TYPES, type DataType } from '../../core/data-types';
import type { AnyNode, NodeRegistry } from '../../core/node';
import type { Port, Ports, PortType } from '../../core/ports';

export interface PresentedPort {
  readonly name: string;
  readonly title: string;
  readonly types: readonly DataType[];
  readonly sameAs?: string;
  readonly optional: boolean;
  readonly many: boolean;
  readonly gather: 'image' | 'run' | null;
  readonly expands: boolean;
}

export interface PresentedNode {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  readonly category: string;
  readonly icon: string;
  readonly help: string;
  readonly source: boolean;
  readonly effects: boolean;
  readonly inputs: readonly PresentedPort[];
  readonly outputs: readonly PresentedPort[];
  /** JSON Schema (2020-12) of the settings. */
  readonly config: Readonly<Record<string, unknown>>;
}

export function listNodes(registry: NodeRegistry): PresentedNode[] {
  return [...registry.values()].map(presentNode);
}

function presentNode({ type, version, title, category, icon, help, source, effects, ...node }: AnyNode): PresentedNode {
  return {
    type,
    version,
    title,
    category,
    icon,
    help,
    source: source ?? false,
    effects: effects ?? false,
    inputs: presentPorts(node.inputs),
    outputs: presentPorts(node.outputs),
    config: z.toJSONSchema(node.config, { io: 'input' }),
  };
}

const presentPorts = (ports: Ports): PresentedPort[] =>
  Object.entries(ports).map(([name, { type, options }]: [string, Port]) => ({
    name,
    title: options.title ?? name,
    ...carried(type),
    optional: options.optional ?? false,
    many: options.many ?? false,
    gather: options.gather ?? null,
    expands: options.expands ?? false,
  }));

function carried(type: PortType): Pick<PresentedPort, 'types' | 'sameAs'> {
  switch (type.kind) {
    case 'one':
      return { types: [type.type] };
    case 'oneOf':
      return { types: type.types };
    case 'any':
      return { types: DATA_TYPES };
    case 'sameAs':
      return { types: DATA_TYPES, sameAs: type.input };
  }
}
