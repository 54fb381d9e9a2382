// Arbitrary values of each data type, and schemas that say whether a value is of a data type. For tests only.

import fc from 'fast-check';
import { z } from 'zod';
import type {
  Box,
  Classification,
  DataType,
  Detection,
  Detections,
  ImageValue,
  Segmentation,
  Table,
} from '../../src/core/data-types';
import { imageOf, type PrepareStep, prepare } from '../../src/vision/image-steps';
import { OBJECT_PROPERTIES, type ObjectRule, OPERATORS, ruleFault } from '../../src/vision/object-rules';

const WIDTH = 640;
const HEIGHT = 480;
const score = fc.double({ min: 0, max: 1, noNaN: true });
const label = fc.constantFrom('apple', 'orange', 'cup', '__proto__', 'two words');

const box: fc.Arbitrary<Box> = fc
  .tuple(
    fc.double({ min: 0, max: WIDTH, noNaN: true }),
    fc.double({ min: 0, max: HEIGHT, noNaN: true }),
    fc.double({ min: 0, max: WIDTH, noNaN: true }),
    fc.double({ min: 0, max: HEIGHT, noNaN: true }),
  )
  .map(([x, y, u, v]): Box => [Math.min(x, u), Math.min(y, v), Math.max(x, u), Math.max(y, v)]);

const item = fc.record({ label, score, box, classId: fc.nat(90) });

export const detections: fc.Arbitrary<Detections> = fc.array(item, { maxLength: 12 }).map((items) => ({
  width: WIDTH,
  height: HEIGHT,
  items: items.map((each, index): Detection => ({ id: `o${index + 1}`, ...each })),
}));

const step: fc.Arbitrary<PrepareStep> = fc.oneof(
  fc.record({
    kind: fc.constant('rotate' as const),
    degrees: fc.constantFrom(90 as const, 180 as const, 270 as const),
  }),
  fc.record({ kind: fc.constant('flip' as const), axis: fc.constantFrom('horizontal' as const, 'vertical' as const) }),
  fc.record({
    kind: fc.constant('resize' as const),
    width: fc.integer({ min: 1, max: 900 }),
    fit: fc.constantFrom('inside' as const, 'fill' as const, 'pad' as const),
  }),
);

export const image: fc.Arbitrary<ImageValue> = fc
  .tuple(fc.array(step, { maxLength: 3 }), fc.integer({ min: 1, max: 0xffffff }))
  .map(([steps, id]) =>
    prepare(imageOf({ id: id.toString(16).padStart(64, '0'), width: WIDTH, height: HEIGHT, format: 'jpeg' }), steps),
  );

const cell = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const anyTable: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }).map((rows) => ({
    columns: Array.from({ length: width }, (_, index) => ({ name: `c${index}`, type: 'text' as const })),
    rows,
  })),
);
const countTable: fc.Arbitrary<Table> = fc.array(fc.tuple(label, fc.nat(9)), { maxLength: 4 }).map((rows) => ({
  columns: [
    { name: 'label', type: 'text' },
    { name: 'count', type: 'number' },
  ],
  rows,
}));

const classification: fc.Arbitrary<Classification> = fc.record({
  label,
  score,
  unsure: fc.boolean(),
  scores: fc.array(fc.record({ label, classId: fc.nat(90), score }), { maxLength: 4 }),
});

const segmentation: fc.Arbitrary<Segmentation> = fc
  .array(fc.tuple(label, fc.nat(WIDTH * HEIGHT)), { maxLength: 3 })
  .map((parts) => ({
    width: WIDTH,
    height: HEIGHT,
    labels: parts.map(([name]) => name),
    areas: Object.fromEntries(parts),
    rle: parts.map(([, area]) => ({ width: WIDTH, height: HEIGHT, counts: [0, area, WIDTH * HEIGHT - area] })),
  }));

/** An arbitrary value of a data type. Types no node carries yet are added with the first that does. */
export function arbitraryOf(type: DataType): fc.Arbitrary<unknown> {
  switch (type) {
    case 'image':
      return image;
    case 'detections':
      return detections;
    case 'classification':
      return classification;
    case 'segmentation':
      return segmentation;
    case 'texts':
      return fc.array(fc.record({ text: fc.string({ minLength: 1 }), score, box }), { maxLength: 4 });
    case 'table':
      return fc.oneof(anyTable, countTable);
    case 'number':
      return fc.nat(50);
    case 'text':
    case 'label':
      return fc.string();
    case 'boolean':
      return fc.boolean();
    default:
      throw new Error(`no arbitrary value of "${type}" yet: add one`);
  }
}

export const objectRule: fc.Arbitrary<ObjectRule> = fc
  .record({
    property: fc.constantFrom(...OBJECT_PROPERTIES),
    operator: fc.constantFrom(...OPERATORS),
    value: fc.oneof(score, label, fc.boolean(), fc.array(score, { maxLength: 3 }), fc.array(label, { maxLength: 3 })),
  })
  .filter((rule) => ruleFault(rule) === null);

const numbers = (length: number) => z.array(z.number()).length(length);
const rgb = numbers(3);
const points = z.array(numbers(2)).min(1);
const tag = z.string().min(1).optional();
const schemas: Partial<Record<DataType, z.ZodType>> = {
  image: z.strictObject({
    source: z.strictObject({
      id: z.string().length(64),
      width: z.int().min(1),
      height: z.int().min(1),
      format: z.enum(['jpeg', 'png', 'webp']),
    }),
    steps: z.array(z.looseObject({ kind: z.enum(['resize', 'pad', 'crop', 'rotate', 'flip', 'adjust']) })),
    width: z.int().min(1),
    height: z.int().min(1),
    toSource: numbers(6),
    marks: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('box'),
          box: numbers(4),
          colour: rgb,
          label: z.string().min(1).optional(),
          dashed: z.boolean().optional(),
        }),
        z.strictObject({ kind: z.literal('mask'), mask: z.looseObject({}), colour: rgb, label: tag }),
        z.strictObject({ kind: z.literal('polygon'), points, colour: rgb, label: tag, dashed: z.boolean().optional() }),
        z.strictObject({ kind: z.literal('points'), points, lines: z.array(numbers(2)), colour: rgb, label: tag }),
        z.strictObject({ kind: z.literal('banner'), text: z.string().min(1) }),
      ]),
    ),
  }),
  detections: z
    .strictObject({
      width: z.int().min(1),
      height: z.int().min(1),
      items: z.array(
        z.looseObject({
          id: z.string().min(1),
          label: z.string().min(1),
          classId: z.int(),
          score: z.number().min(0).max(1),
          box: numbers(4),
        }),
      ),
      warnings: z.array(z.strictObject({ code: z.string(), params: z.strictObject({ max: z.int() }) })).optional(),
    })
    .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, 'ids are unique'),
  texts: z.array(
    z.strictObject({
      text: z.string().min(1),
      score: z.number().min(0).max(1),
      box: numbers(4),
      points: points.optional(),
    }),
  ),
  segmentation: z
    .strictObject({
      width: z.int().min(1),
      height: z.int().min(1),
      labels: z.array(z.string().min(1)),
      areas: z.record(z.string(), z.number().min(0)),
      rle: z.array(z.strictObject({ width: z.int(), height: z.int(), counts: z.array(z.int().min(0)) })),
    })
    .refine(({ labels, rle }) => labels.length === rle.length, 'a mask for each label'),
  classification: z.strictObject({
    label: z.string().min(1),
    score: z.number().min(0).max(1),
    unsure: z.boolean(),
    scores: z.array(z.strictObject({ label: z.string().min(1), classId: z.int(), score: z.number().min(0).max(1) })),
  }),
  table: z
    .strictObject({
      columns: z.array(z.strictObject({ name: z.string(), type: z.enum(['text', 'number', 'boolean']) })),
      rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    })
    .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), 'rows are as wide as the head'),
  number: z.number(),
  text: z.string(),
  label: z.string(),
  boolean: z.boolean(),
  file: z.array(
    z.strictObject({
      role: z.string().min(1),
      name: z.string().min(1),
      mediaType: z.string().min(1),
      bytes: z.number().min(0),
      blob: z.string().min(1),
    }),
  ),
};

/** What is wrong with `value` as a value of `type`; empty when nothing is. */
export function faultsOf(value: unknown, type: DataType): string[] {
  const schema = schemas[type];
  if (!schema) throw new Error(`no schema of "${type}" yet: add one`);
  return schema.safeParse(value).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
}
