// A node kind as plain JSON: what palette, help page, API and command line show of a definition. Knows no concrete node.
import { z } from 'zod';
import { DATA_TYPES, type DataType } from './data-types';
import type { AnyNode, Category, NodeRegistry } from './node';
import type { Port, Ports, PortType } from './ports';

export interface PortDescription {
  readonly name: string;
  readonly title: string;
  /** What it may carry. */
  readonly types: readonly DataType[];
  /** An output that gives whatever arrives at this input. */
  readonly sameAs?: string;
  readonly optional: boolean;
  readonly many: boolean;
  readonly gather: 'image' | 'run' | null;
  readonly expands: boolean;
}

export interface NodeDescription {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  readonly category: Category;
  readonly icon: string;
  readonly help: string;
  /** It brings the photos of the run. */
  readonly source: boolean;
  /** It acts on the outside world. */
  readonly effects: boolean;
  readonly inputs: readonly PortDescription[];
  readonly outputs: readonly PortDescription[];
  /** Each group names inputs of which at least one must be wired. */
  readonly requires: readonly (readonly string[])[];
  /** JSON Schema (2020-12) of the settings as one writes them; titles, help and widgets stand in it. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** All kinds of steps there are. */
export function describeNodes(registry: NodeRegistry): NodeDescription[] {
  return [...registry.values()].map(describeNode);
}

function describeNode(definition: AnyNode): NodeDescription {
  const { type, version, title, category, icon, help, source = false, effects = false } = definition;
  return {
    type,
    version,
    title,
    category,
    icon,
    help,
    source,
    effects,
    inputs: describePorts(definition.inputs),
    outputs: describePorts(definition.outputs),
    requires: definition.requires ?? [],
    config: z.toJSONSchema(definition.config, { io: 'input' }),
  };
}

function describePorts(ports: Ports): PortDescription[] {
  return Object.entries(ports).map(([name, { type, options }]: [string, Port]) => ({
    name,
    title: options.title ?? name,
    ...carried(type),
    optional: options.optional ?? false,
    many: options.many ?? false,
    gather: options.gather ?? null,
    expands: options.expands ?? false,
  }));
}

function carried(type: PortType): Pick<PortDescription, 'types' | 'sameAs'> {
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
