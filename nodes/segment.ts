// The "Outline" step: asks a model where things are to the pixel, and gives objects with masks and the area of each kind.
// Knows no model; the context runs it.

import { z } from 'zod';
import { MAX_PROPOSALS } from '../src/core/context';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { OUTLINE_KINDS, outlined } from '../src/vision/outlines';
import { addTallies, type Tally, tally, totalOf } from '../src/vision/tally';

/** Proposals from this score on are asked for, so that moving a limit above it costs no new look. */
const USUAL_FLOOR = 0.05;

const share = z.number().min(0).max(1);

interface State {
  readonly objects: Tally;
  /** Pixels by kind, and of the photos they lie on. */
  readonly areas: ReadonlyMap<string, number>;
  readonly pixels: number;
}

export default defineNode({
  type: 'segment',
  version: 1,
  title: 'Outline',
  category: 'find',
  icon: 'lasso',
  help: 'Finds where things are to the pixel, and how much of each photo they cover.',
  inputs: { image: port('image', { title: 'Photo' }) },
  outputs: {
    detections: port('detections', { title: 'Outlined objects' }),
    segmentation: port('segmentation', { title: 'Areas' }),
  },
  config: z.object({
    model: z
      .string()
      .min(1)
      .max(200)
      .default('deeplab-voc')
      .meta({
        title: 'Model',
        help: 'What looks at the photos and knows the kinds of things it can outline.',
        widget: 'model',
      } satisfies FieldMeta),
    kind: z
      .enum(OUTLINE_KINDS)
      .default('auto')
      .meta({
        title: 'Outline',
        help: 'Each object by itself, all of a kind together, or everything that stands out.',
        widget: 'choice',
        choices: {
          auto: 'As the model does',
          instance: 'Each object',
          semantic: 'Each kind',
          foreground: 'What stands out',
        },
      } satisfies FieldMeta),
    minScore: share.default(0.25).meta({
      title: 'How sure must it be?',
      help: 'Lower finds more, higher is surer; models that name every place of a photo do not say how sure they are.',
      widget: 'slider',
      ends: ['finds more', 'fewer mistakes'],
      askable: true,
    } satisfies FieldMeta),
    minArea: share.default(0.001).meta({
      title: 'Smallest part of the photo',
      help: 'Outlines that cover less of the photo are left out of the objects; areas are told in full.',
      widget: 'number',
      advanced: true,
    } satisfies FieldMeta),
  }),
  models: ({ model }) => [{ name: model, task: 'segment', field: 'model' }],
  summary: ({ model, kind, minScore }, say) => {
    const kinds = {
      auto: say('as the model does'),
      instance: say('each object'),
      semantic: say('each kind'),
      foreground: say('what stands out'),
    };
    return say('{kind}, at least {sure} sure, with “{model}”', {
      kind: kinds[kind],
      sure: say.percent(minScore),
      model,
    });
  },
  run: async ({ inputs: { image }, config, ctx }) => {
    const given = await ctx.outlines(config.model, image, Math.min(USUAL_FLOOR, config.minScore));
    const { width, height } = image.source;
    const { items, segmentation } = outlined(given, { width, height }, config);
    const capped = given.kind === 'objects' && given.capped === true;
    const warnings = capped ? [{ code: 'many_candidates', params: { max: MAX_PROPOSALS } } as const] : [];
    return { detections: { width, height, items, ...(capped ? { warnings } : {}) }, segmentation };
  },
  collect: {
    init: (): State => ({ objects: new Map(), areas: new Map(), pixels: 0 }),
    add: (state, photo) => {
      if (photo.status !== 'ok') return state;
      const objects = addTallies(state.objects, tally(photo.outputs.detections.flatMap(({ value }) => value.items)));
      const areas = new Map(state.areas);
      let pixels = state.pixels;
      for (const { value } of photo.outputs.segmentation) {
        pixels += value.width * value.height;
        for (const [label, area] of Object.entries(value.areas)) areas.set(label, (areas.get(label) ?? 0) + area);
      }
      return { objects, areas, pixels };
    },
    finish: async ({ state: { objects, areas, pixels } }) => ({
      totals: {
        objects: totalOf(objects),
        perLabel: Object.fromEntries(objects),
        // Of all photos together, a large one counting more.
        coverage: Object.fromEntries([...areas].map(([label, area]) => [label, pixels > 0 ? area / pixels : 0])),
      },
    }),
  },
});
