// The "Keep only" step: parts found objects into those that match and those that do not. Nothing is lost or changed.

import { z } from 'zod';
import type { Detection } from '../src/core/data-types';
import { defineNode, type FieldMeta, saying } from '../src/core/node';
import { port } from '../src/core/ports';
import {
  holds,
  OBJECT_PROPERTIES,
  OPERATORS,
  objectProperty,
  type RuleFault,
  ruleFault,
} from '../src/vision/object-rules';
import { addTallies, type Tally, tally, totalOf } from '../src/vision/tally';

const scalar = z.union([z.number(), z.string().max(200), z.boolean()]);

const FAULTS: Readonly<Record<RuleFault, string>> = {
  order: saying('this has no more or less'),
  list: saying('a list is needed here'),
  string: saying('a word is needed here'),
  boolean: saying('yes or no is needed here'),
  number: saying('a number is needed here'),
};

const rule = z
  .object({
    property: z.enum(OBJECT_PROPERTIES).meta({
      title: 'Property',
      help: 'What to look at: width and height in pixels, area as a part of the photo, x and y of the centre from 0 to 1, rank 1 is the surest.',
      widget: 'choice',
      start: 'area',
      choices: {
        score: 'How sure',
        label: 'Kind',
        width: 'Width',
        height: 'Height',
        area: 'Area',
        aspect: 'Width to height',
        x: 'Place from left',
        y: 'Place from top',
        touchesBorder: 'Touches the border',
        rank: 'Rank',
      },
    } satisfies FieldMeta),
    operator: z.enum(OPERATORS).meta({
      title: 'Comparison',
      help: 'How to compare it.',
      widget: 'choice',
      start: 'gte',
      choices: {
        eq: 'is',
        ne: 'is not',
        gt: 'is more than',
        gte: 'is at least',
        lt: 'is less than',
        lte: 'is at most',
        in: 'is one of',
        notIn: 'is none of',
      },
    } satisfies FieldMeta),
    value: z.union([scalar, z.array(scalar).max(1_000)]).meta({
      title: 'Value',
      help: 'What to compare it with; a list for "is one of" and "is none of".',
      start: 0.01,
    } satisfies FieldMeta),
  })
  .superRefine((each, context) => {
    const fault = ruleFault(each);
    if (!fault) return;
    const { code, message } = fault;
    context.addIssue({ code: 'custom', message, params: { say: FAULTS[code] }, path: ['value'] });
  });

export default defineNode({
  type: 'filter',
  version: 1,
  title: 'Keep only',
  category: 'select',
  icon: 'filter',
  help: 'Keeps the objects that match and passes the others on separately.',
  inputs: { detections: port('detections', { title: 'Found objects' }) },
  outputs: { kept: port('detections', { title: 'Kept' }), dropped: port('detections', { title: 'Dropped' }) },
  config: z.object({
    labels: z
      .array(z.string().min(1).max(200))
      .max(1_000)
      .default([])
      .meta({
        title: 'Only these',
        help: 'Kinds of objects to keep; empty keeps every kind.',
        widget: 'labels',
        askable: true,
      } satisfies FieldMeta),
    minScore: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .meta({
        title: 'How sure must it be?',
        help: 'Objects less sure than this are dropped: lower keeps more, higher is surer.',
        widget: 'slider',
        ends: ['keeps more', 'fewer mistakes'],
        askable: true,
      } satisfies FieldMeta),
    match: z
      .enum(['all', 'any'])
      .default('all')
      .meta({
        title: 'Rules that must hold',
        help: 'Whether an object must match all rules or any one of them.',
        widget: 'choice',
        choices: { all: 'All of them', any: 'Any one of them' },
        advanced: true,
      } satisfies FieldMeta),
    rules: z
      .array(rule)
      .max(50)
      .default([])
      .meta({
        title: 'Rules',
        help: 'Further conditions on size, place or rank, for objects of the right kind that are sure enough.',
        widget: 'list',
        advanced: true,
      } satisfies FieldMeta),
  }),
  summary: ({ labels, minScore, rules }, say) =>
    [
      labels.length ? say.list(labels.map((label) => say.kind(label))) : say('every kind'),
      say('at least {sure} sure', { sure: say.percent(minScore) }),
      ...(rules.length ? [say('{count, plural, one {# rule} other {# rules}}', { count: rules.length })] : []),
    ].join(', '),
  run: ({ inputs: { detections }, config: { labels, minScore, match, rules } }) => {
    const wanted = new Set(labels);
    const sure = detections.items.filter(
      ({ label, score }) => score >= minScore && (wanted.size === 0 || wanted.has(label)),
    );
    // Ranked among those that can be kept at all, so that "the three surest apples" are three apples.
    const ranks = new Map([...sure].sort((a, b) => b.score - a.score).map((item, index) => [item, index + 1]));
    const keeps = (item: Detection, rank: number): boolean => {
      const results = rules.map((each) => holds(objectProperty(item, each.property, detections, rank), each));
      return match === 'any' && rules.length > 0 ? results.includes(true) : !results.includes(false);
    };
    const kept = new Set(sure.filter((item) => keeps(item, ranks.get(item) ?? 0)));
    return {
      kept: { ...detections, items: detections.items.filter((item) => kept.has(item)) },
      dropped: { ...detections, items: detections.items.filter((item) => !kept.has(item)) },
    };
  },
  collect: {
    init: (): Tally => new Map(),
    add: (counts, photo) =>
      photo.status === 'ok'
        ? addTallies(counts, tally(photo.outputs.kept.flatMap(({ value }) => value.items)))
        : counts,
    finish: async ({ state }) => ({ totals: { objects: totalOf(state), perLabel: Object.fromEntries(state) } }),
  },
});
