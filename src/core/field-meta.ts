// Reads what a node kind says of its settings: titles, which may be asked for, what they are when new. Knows no concrete node.

import { z } from 'zod';
import type { AnyNode, FieldMeta, RawConfig } from './node';

/** The form data given with `.meta()`, if any. */
export function metaOf(schema: z.core.$ZodType): Partial<FieldMeta> | undefined {
  return z.globalRegistry.get(schema);
}

/** Names of the settings that may be asked for when running. */
export function askableFields(definition: AnyNode): string[] {
  return Object.entries(definition.config.shape).flatMap(([name, schema]) => (metaOf(schema)?.askable ? [name] : []));
}

/** What people read for a setting; its name where it has no title. */
export function titleOf(definition: AnyNode, field: string): string {
  const shape = definition.config.shape;
  const schema = Object.hasOwn(shape, field) ? shape[field] : undefined;
  return (schema && metaOf(schema)?.title) ?? field;
}

/** The settings of a new node; undefined when its kind has a setting that must be given. */
export function defaultConfig(definition: AnyNode): RawConfig | undefined {
  return definition.config.safeParse({}).data;
}
