// The "Sort" step: asks a model what a whole photo shows, and says so when that is too close to call. Knows no model; the
// context runs it.

import { z } from 'zod';
import { defineNode, type FieldMeta, saying } from '../src/core/node';
import { port } from '../src/core/ports';
import { sortPhoto } from '../src/vision/sorting';
import { addTallies, type Tally } from '../src/vision/tally';

const MODES = ['auto', 'single', 'multi', 'binary'] as const;

const score = z.number().min(0).max(1);

export default defineNode({
  type: 'classify',
  version: 1,
  title: 'Sort',
  category: 'find',
  icon: 'tags',
  help: 'Says for each photo as a whole what it shows, and marks those that are too close to call.',
  inputs: { image: port('image', { title: 'Photo' }) },
  outputs: { classification: port('classification', { title: 'Sorting' }), label: port('label', { title: 'Name' }) },
  config: z.object({
    model: z
      .string()
      .min(1)
      .max(200)
      .default('moderation')
      .meta({
        title: 'Model',
        help: 'What looks at the photos and knows the names they can get.',
        widget: 'model',
      } satisfies FieldMeta),
    mode: z
      .enum(MODES)
      .default('auto')
      .meta({
        title: 'A photo can be',
        help: 'One of the names, several at once, or one of two; usually the model knows.',
        widget: 'choice',
        choices: { auto: 'As the model says', single: 'One of them', multi: 'Several at once', binary: 'One of two' },
        advanced: true,
      } satisfies FieldMeta),
    minScore: score.default(0.5).meta({
      title: 'How sure must it be?',
      help: 'A photo gets a name when the model is at least this sure of it.',
      widget: 'slider',
      ends: ['names more', 'fewer mistakes'],
      askable: true,
    } satisfies FieldMeta),
    unsure: z
      .tuple([score, score])
      .refine(([low, high]) => low <= high, saying('the first must not be above the second'))
      .default([0.4, 0.6])
      .meta({
        title: 'Too close to call',
        help: 'Photos of which the model is this sure are marked as unsure, so that somebody looks at them.',
        widget: 'slider',
        ends: ['hardly likely', 'certain'],
        askable: true,
      } satisfies FieldMeta),
    topK: z
      .int()
      .min(1)
      .max(100)
      .default(5)
      .meta({
        title: 'Names told',
        help: 'This many of the likeliest names are told with how sure they are.',
        widget: 'number',
        unit: 'names',
        advanced: true,
      } satisfies FieldMeta),
    perLabel: z
      .record(z.string().min(1).max(200), score)
      .default({})
      .meta({
        title: 'How sure, by name',
        help: 'Another limit for single names, for example surer where a mistake is dear.',
        widget: 'counts',
        advanced: true,
      } satisfies FieldMeta),
  }),
  models: ({ model }) => [{ name: model, task: 'classify', field: 'model' }],
  summary: ({ model, minScore, unsure: [low, high] }, say) => {
    const sure = say('at least {sure} sure, with “{model}”', { sure: say.percent(minScore), model });
    return low < high
      ? [sure, say('unsure from {low} to {high}', { low: say.percent(low), high: say.percent(high) })].join(', ')
      : sure;
  },
  run: async ({ inputs: { image }, config, ctx }) => {
    const classification = sortPhoto(await ctx.scores(config.model, image), config);
    return { classification, label: classification.label };
  },
  collect: {
    init: (): Tally => new Map(),
    add: (names, photo) =>
      photo.status === 'ok'
        ? photo.outputs.classification.reduce((all, { value }) => addTallies(all, new Map([[value.label, 1]])), names)
        : names,
    finish: async ({ state }) => ({ totals: { perLabel: Object.fromEntries(state) } }),
  },
});
