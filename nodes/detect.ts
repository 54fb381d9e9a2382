// The "Find objects" step: asks a model what it sees and selects the objects from what it proposes.
// Knows no model; the context runs it.

import { z } from 'zod';
import { MAX_PROPOSALS } from '../src/core/context';
import type { Warning } from '../src/core/data-types';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { asMiddle } from '../src/vision/middles';
import { asDetections, chooseCandidates } from '../src/vision/nms';
import { addTallies, type Tally, tally, totalOf } from '../src/vision/tally';

/** Proposals from this score on are asked for and kept for the next time, so that moving a limit above it costs no new look. */
const USUAL_FLOOR = 0.05;

/** It goes without saying. */
const USUAL_MODEL = 'coco-ssd';

const score = z.number().min(0).max(1);

export default defineNode({
  type: 'detect',
  version: 1,
  title: 'Find objects',
  category: 'find',
  icon: 'focus',
  help: 'Finds the objects in each photo and says what they are, where they are and how sure that is.',
  inputs: { image: port('image', { title: 'Photo' }) },
  outputs: { detections: port('detections', { title: 'Found objects' }) },
  config: z.object({
    model: z
      .string()
      .min(1)
      .max(200)
      .default(USUAL_MODEL)
      .meta({
        title: 'Model',
        help: 'What looks at the photos; coco-ssd knows 80 everyday things.',
        widget: 'model',
      } satisfies FieldMeta),
    minScore: score.default(0.25).meta({
      title: 'How sure must it be?',
      help: 'Lower finds more, higher is surer; a later step can still be stricter.',
      widget: 'slider',
      ends: ['finds more', 'fewer mistakes'],
      askable: true,
    } satisfies FieldMeta),
    iou: score.default(0.5).meta({
      title: 'Overlap',
      help: 'Two finds of one kind that overlap more than this are taken for the same object; raise it where things stand close.',
      widget: 'slider',
      ends: ['one per place', 'keeps neighbours'],
      advanced: true,
    } satisfies FieldMeta),
    labels: z
      .array(z.string().min(1).max(200))
      .max(1_000)
      .default([])
      .meta({
        title: 'Only these',
        help: 'Kinds of objects to look for; empty means everything the model knows.',
        widget: 'labels',
        askable: true,
      } satisfies FieldMeta),
    maxObjects: z
      .int()
      .min(1)
      .max(5_000)
      .default(300)
      .meta({
        title: 'At most',
        help: 'The surest objects of a photo up to this number are kept.',
        widget: 'number',
        unit: 'objects',
        advanced: true,
      } satisfies FieldMeta),
    perLabel: z
      .record(z.string().min(1).max(200), score)
      .default({})
      .meta({
        title: 'How sure, by kind',
        help: 'Another limit for single kinds, for example surer for persons than for bottles.',
        widget: 'counts',
        advanced: true,
      } satisfies FieldMeta),
    classAgnostic: z
      .boolean()
      .default(false)
      .meta({
        title: 'One object per place',
        help: 'Where finds of different kinds overlap, only the surest is kept.',
        widget: 'switch',
        advanced: true,
      } satisfies FieldMeta),
    output: z
      .enum(['boxes', 'points'])
      .default('boxes')
      .meta({
        title: 'Objects as',
        help: 'Frames, or only their middles: easier to look at where many small things stand close.',
        widget: 'choice',
        choices: { boxes: 'Frames', points: 'Points' },
        advanced: true,
      } satisfies FieldMeta),
  }),
  models: ({ model }) => [{ name: model, task: 'detect', field: 'model' }],
  summary: ({ model, minScore, labels }, say) => {
    const words = {
      what: labels.length ? say.list(labels.map((label) => say.kind(label))) : say('everything'),
      sure: say.percent(minScore),
    };
    return model === USUAL_MODEL
      ? say('{what}, at least {sure} sure', words)
      : say('{what}, at least {sure} sure, with “{model}”', { ...words, model });
  },
  run: async ({ inputs: { image }, config, ctx }) => {
    const floor = Math.min(USUAL_FLOOR, config.minScore, ...Object.values(config.perLabel));
    const { candidates, capped } = await ctx.candidates(config.model, image, floor);
    const { width, height } = image.source;
    const chosen = chooseCandidates(candidates, config);
    const found = asDetections(chosen.kept);
    const items = config.output === 'points' ? found.map(asMiddle) : found;
    const warnings: Warning[] = [
      ...(chosen.capped ? [{ code: 'max_objects', params: { max: config.maxObjects } } as const] : []),
      ...(capped ? [{ code: 'many_candidates', params: { max: MAX_PROPOSALS } } as const] : []),
    ];
    return { detections: { width, height, items, ...(warnings.length > 0 ? { warnings } : {}) } };
  },
  collect: {
    init: (): Tally => new Map(),
    add: (counts, photo) =>
      photo.status === 'ok'
        ? addTallies(counts, tally(photo.outputs.detections.flatMap(({ value }) => value.items)))
        : counts,
    finish: async ({ state }) => ({ totals: { objects: totalOf(state), perLabel: Object.fromEntries(state) } }),
  },
});
