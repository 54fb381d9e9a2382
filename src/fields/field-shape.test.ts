import { expect, test } from 'vitest';
import { z } from 'zod';
import { nodes } from '../../nodes/registry.generated';
import { newEntry } from './controls/list-entries';
import { settle } from './controls/settle-group';
import { fieldFault } from './field-fault';
import { readField, type Schema } from './field-shape';
import { openKinds, possibleChoices } from './open-kinds';

const kindOf = (schema: Schema) => readField(schema).shape.kind;

test('a schema tells which control it needs, through defaults and optionals', () => {
  expect(readField(z.int().min(1).max(5).default(3))).toMatchObject({
    shape: { kind: 'number', min: 1, max: 5, whole: true },
    usual: 3,
    optional: false,
  });
  expect(readField(z.number().min(0).optional())).toMatchObject({
    shape: { kind: 'number', min: 0, max: null, whole: false },
    optional: true,
  });
  expect(kindOf(z.boolean().default(true))).toBe('switch');
  expect(kindOf(z.enum(['a', 'b']))).toBe('choice');
  expect(kindOf(z.union([z.literal(90), z.literal(180)]))).toBe('choice');
  expect(kindOf(z.array(z.enum(['a', 'b'])))).toBe('choices');
  expect(kindOf(z.array(z.string()))).toBe('words');
  expect(kindOf(z.record(z.string(), z.int()))).toBe('counts');
  expect(kindOf(z.array(z.object({ a: z.number() })))).toBe('list');
  expect(kindOf(z.union([z.number(), z.string()]))).toBe('open');
});

/** The schema of the entries of a step's list. */
function entrySchema(type: string, field: string): Schema {
  const schema = nodes.get(type)?.config.shape[field];
  const shape = schema && readField(schema).shape;
  if (shape?.kind !== 'list') throw new Error(`${type}.${field} is no list`);
  return shape.item;
}

test('what a rule compares with follows from what it looks at, without knowing the rules', () => {
  const rule = entrySchema('filter', 'rules');
  expect(openKinds(rule, { property: 'area', operator: 'gt' }, 'value')).toEqual(['number']);
  expect(openKinds(rule, { property: 'label', operator: 'in' }, 'value')).toEqual(['words']);
  expect(openKinds(rule, { property: 'touchesBorder', operator: 'eq' }, 'value')).toEqual(['yesno']);
  expect(possibleChoices(rule, { property: 'label' }, 'operator', ['eq', 'gt', 'in'], 'value')).toEqual(['eq', 'in']);
});

test('a rule stays one that can hold when what it looks at changes', () => {
  const rule = entrySchema('filter', 'rules');
  const settled = settle(rule, { property: 'label', operator: 'gt', value: 0.5 }, 'property');
  expect(settled).toEqual({ property: 'label', operator: 'eq', value: '' });
  expect(settle(rule, { property: 'area', operator: 'in', value: 0.5 }, 'operator')).toMatchObject({ value: [0.5] });
});

test('a new entry of every list of every step is valid as it is', () => {
  for (const definition of nodes.values()) {
    for (const schema of Object.values(definition.config.shape)) {
      const { shape } = readField(schema);
      if (shape.kind !== 'list') continue;
      const item = readField(shape.item).shape;
      for (const kind of item.kind === 'variants' ? Object.keys(item.variants) : [undefined]) {
        const entry = newEntry(shape.item, kind);
        expect(z.safeParse(shape.item, entry).error?.issues, `${definition.type} ${kind}`).toBeUndefined();
      }
    }
  }
});

test('what is wrong is told as a code with its limit', () => {
  expect(fieldFault(z.int().min(1), 0)).toMatchObject({ code: 'too_small', limit: 1 });
  expect(fieldFault(z.int(), 1.5)).toMatchObject({ code: 'whole' });
  expect(fieldFault(z.array(z.string()).min(1), [])).toMatchObject({ code: 'too_few', limit: 1 });
  expect(fieldFault(z.string().max(3), 'long')).toMatchObject({ code: 'too_long', limit: 3 });
  expect(fieldFault(z.number(), 3)).toBeNull();
});
