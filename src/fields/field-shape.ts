// What a setting's schema says of the form field it needs: kind of value, bounds, choices, nested settings.
// Reads any node's schema; knows no concrete node and no React.

import { z } from 'zod';
import { metaOf } from '../core/field-meta';
import type { FieldMeta } from '../core/node';

export type Schema = z.core.$ZodType;
export type Schemas = Readonly<Record<string, Schema>>;
export type ChoiceValue = string | number;

export type FieldShape =
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly whole: boolean }
  /** From one number to another. */
  | { readonly kind: 'band'; readonly min: number; readonly max: number }
  | { readonly kind: 'switch' }
  | { readonly kind: 'text'; readonly most: number | null }
  | { readonly kind: 'choice'; readonly options: readonly ChoiceValue[] }
  | { readonly kind: 'choices'; readonly options: readonly ChoiceValue[] }
  | { readonly kind: 'words' }
  | { readonly kind: 'counts'; readonly whole: boolean; readonly max: number | null }
  | { readonly kind: 'group'; readonly fields: Schemas }
  | { readonly kind: 'variants'; readonly by: string; readonly variants: Readonly<Record<string, Schema>> }
  | { readonly kind: 'list'; readonly item: Schema }
  /** One of several kinds of values; which of them fits now depends on the settings beside it. */
  | { readonly kind: 'open' };

export interface FieldInfo {
  readonly shape: FieldShape;
  /** May be left empty. */
  readonly optional: boolean;
  /** What it is when nothing is set. */
  readonly usual: unknown;
  readonly meta: Partial<FieldMeta>;
}

/** Looks through defaults and optionals; what the outermost layer says of itself wins. */
export function readField(schema: Schema): FieldInfo {
  let meta: Partial<FieldMeta> = {};
  let optional = false;
  let inner = schema;
  for (;;) {
    meta = { ...metaOf(inner), ...meta };
    if (inner instanceof z.ZodOptional) optional = true;
    else if (!(inner instanceof z.ZodDefault)) break;
    inner = inner.unwrap();
  }
  return { shape: shapeOf(inner), optional, usual: z.safeParse(schema, undefined).data, meta };
}

function shapeOf(schema: Schema): FieldShape {
  if (schema instanceof z.ZodNumber) return numberShape(schema);
  if (schema instanceof z.ZodBoolean) return { kind: 'switch' };
  if (schema instanceof z.ZodString) return { kind: 'text', most: schema.maxLength };
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral || schema instanceof z.ZodUnion)
    return choiceShape(schema);
  if (schema instanceof z.ZodTuple) return bandShape(schema);
  if (schema instanceof z.ZodArray) {
    const item = shapeOf(schema.element);
    if (item.kind === 'choice') return { kind: 'choices', options: item.options };
    return item.kind === 'text' ? { kind: 'words' } : { kind: 'list', item: schema.element };
  }
  if (schema instanceof z.ZodRecord) {
    const value = shapeOf(schema.valueType);
    if (value.kind === 'number') return { kind: 'counts', whole: value.whole, max: value.max };
  }
  if (schema instanceof z.ZodObject) return { kind: 'group', fields: schema.shape };
  return { kind: 'open' };
}

function numberShape({ minValue, maxValue, format }: z.ZodNumber): FieldShape {
  const bound = (value: number | null) => (value !== null && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null);
  return { kind: 'number', min: bound(minValue), max: bound(maxValue), whole: format === 'safeint' };
}

function bandShape({ def: { items } }: z.ZodTuple): FieldShape {
  const [from, to] = items.map(shapeOf);
  const isBand = items.length === 2 && from?.kind === 'number' && to?.kind === 'number';
  return isBand ? { kind: 'band', min: from.min ?? 0, max: to.max ?? 1 } : { kind: 'open' };
}

const isChoice = (value: unknown): value is ChoiceValue => typeof value === 'string' || typeof value === 'number';

function choiceShape(schema: z.ZodEnum | z.ZodLiteral | z.ZodUnion): FieldShape {
  if (schema instanceof z.ZodDiscriminatedUnion) return variantsShape(schema);
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options };
  if (schema instanceof z.ZodLiteral) return { kind: 'choice', options: [...schema.values].filter(isChoice) };
  const options = schema.options.map(shapeOf);
  const choices = options.flatMap((each) => (each.kind === 'choice' ? each.options : []));
  return options.every((each) => each.kind === 'choice') ? { kind: 'choice', options: choices } : { kind: 'open' };
}

function variantsShape(schema: z.ZodDiscriminatedUnion): FieldShape {
  const by = schema.def.discriminator;
  const variants = schema.options.flatMap((variant) => {
    const mark = variant instanceof z.ZodObject ? variant.shape[by] : undefined;
    return mark instanceof z.ZodLiteral ? [...mark.values].map((value) => [String(value), variant] as const) : [];
  });
  return { kind: 'variants', by, variants: Object.fromEntries(variants) };
}
