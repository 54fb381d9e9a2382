// Entries of a list by their schema: which of its kinds one is, and what a new one begins with. Knows no concrete node.

import { readField, type Schema } from '../field-shape';

export interface EntryVariant {
  readonly schema: Schema;
  /** Its kind, where the list holds several. */
  readonly kind: string | null;
}

export function variantOf(item: Schema, entry: unknown): EntryVariant {
  const { shape } = readField(item);
  if (shape.kind !== 'variants') return { schema: item, kind: null };
  const mark = typeof entry === 'object' && entry !== null ? Reflect.get(entry, shape.by) : undefined;
  const kind = typeof mark === 'string' && Object.hasOwn(shape.variants, mark) ? mark : null;
  return { schema: (kind === null ? undefined : shape.variants[kind]) ?? item, kind };
}

/** A new entry: what each field says it begins with, else its usual value, else the simplest one. */
export function newEntry(item: Schema, kind?: string): unknown {
  const { shape } = readField(item);
  if (shape.kind === 'variants') {
    const variant = kind === undefined ? undefined : shape.variants[kind];
    return variant ? newEntry(variant) : {};
  }
  if (shape.kind !== 'group') return simplest(item);
  return Object.fromEntries(
    Object.entries(shape.fields).flatMap(([name, schema]) => {
      const value = simplest(schema);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function simplest(schema: Schema): unknown {
  const { shape, optional, usual, meta } = readField(schema);
  if (meta.start !== undefined) return meta.start;
  if (usual !== undefined || optional) return usual;
  switch (shape.kind) {
    case 'number':
      return shape.min ?? 0;
    case 'band':
      return [shape.min, shape.max];
    case 'switch':
      return false;
    case 'choice':
      return shape.options[0];
    case 'text':
      return '';
    case 'open':
      return 0;
    case 'counts':
      return {};
    case 'group':
    case 'variants':
      return newEntry(schema);
    case 'choices':
    case 'words':
    case 'list':
      return [];
  }
}
