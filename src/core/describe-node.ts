// A node kind as plain JSON: what palette, help page, API and command line show of a definition. Knows no concrete node.
import { z } from 'zod';
import type { AnyNode, Category } from './node';
import type { Port, PortOptions, Ports, PortType } from './ports';

export interface PortDescription extends PortOptions {
  readonly name: string;
  readonly title: string;
  readonly type: PortType;
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
  readonly config: unknown;
}

export function describeNode(definition: AnyNode): NodeDescription {
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
    ...options,
    name,
    title: options.title ?? name,
    type,
  }));
}
