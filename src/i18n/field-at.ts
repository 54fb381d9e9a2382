// Finds a setting inside a node's settings by its path: "minScore", "rules/property", "steps/resize/width". Knows no concrete node.

import { z } from 'zod';
import { metaOf } from '../core/field-meta';
import type { AnyNode, FieldMeta } from '../core/node';

type Schema = z.core.$ZodType;

/** A path as problems tell it ("rules.0.property") without the places in lists: "rules/property". */
export const fieldPath = (path: string): string =>
  path
    .split(/[./]/)
    .filter((part) => !/^\d+$/.test(part))
    .join('/');

/** What is said of the setting at `path`; undefined when there is none. */
export function fieldMeta(definition: AnyNode, path: string): Partial<FieldMeta> | undefined {
  const found = fieldSchema(definition, path);
  return found && metaOf(found);
}

/** The setting itself; wrappers (default, optional) are kept, because they carry what is said of it. */
export function fieldSchema(definition: AnyNode, path: string): Schema | undefined {
  let schemas: Schema[] = [definition.config];
  for (const part of fieldPath(path).split('/')) {
    schemas = schemas.flatMap((schema) => inside(schema, part));
    if (schemas.length === 0) return undefined;
  }
  return schemas.find((schema) => metaOf(schema)?.title !== undefined) ?? schemas[0];
}

/** What `part` names in a schema: a key of an object, or one of several kinds of objects by what tells them apart. */
function inside(schema: Schema, part: string): Schema[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) {
    const shape: Readonly<Record<string, Schema>> = bare.shape;
    const found = Object.hasOwn(shape, part) ? shape[part] : undefined;
    if (found) return [found];
    return Object.values(shape).some((each) => isLiteral(each, part)) ? [bare] : [];
  }
  if (bare instanceof z.ZodUnion) return bare.options.flatMap((option: Schema) => inside(option, part));
  return [];
}

function isLiteral(schema: Schema, value: string): boolean {
  const bare = unwrap(schema);
  return bare instanceof z.ZodLiteral && [...bare.values].some((each) => String(each) === value);
}

/** Without default, optional and list around it. */
export function unwrap(schema: Schema): Schema {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrap(schema.unwrap());
  if (schema instanceof z.ZodArray) return unwrap(schema.element);
  return schema;
}
