// The "Photos" step: brings the photos of a run into the graph. Which photos those are is the run's business, not its own.

import { z } from 'zod';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { prepare } from '../src/vision/image-steps';

export default defineNode({
  type: 'load',
  version: 1,
  title: 'Photos',
  category: 'photos',
  icon: 'photo',
  help: 'Brings in the photos to look at: JPEG, PNG or WebP, turned upright. Every workflow starts with one.',
  source: true,
  inputs: {},
  outputs: { image: port('image', { title: 'Photo' }) },
  config: z.object({
    source: z
      .enum(['upload', 'folder'])
      .default('upload')
      .meta({
        title: 'Where from',
        help: 'Photos you hand over with each run, or those of a folder you name when you start it.',
        widget: 'choice',
        choices: { upload: 'Handed over with each run', folder: 'From a folder' },
      } satisfies FieldMeta),
    limit: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({
        title: 'At most',
        help: 'Looks at the first photos only and skips the rest, to try a workflow out; empty means all of them.',
        widget: 'number',
        unit: 'photos',
        askable: true,
      } satisfies FieldMeta),
    maxSide: z
      .int()
      .min(32)
      .max(20_000)
      .optional()
      .meta({
        title: 'Longest side',
        help: 'Makes larger photos this many pixels long before anything looks at them; empty keeps their size.',
        widget: 'number',
        unit: 'px',
        advanced: true,
      } satisfies FieldMeta),
  }),
  summary: ({ source, limit, maxSide }, say) =>
    [
      source === 'upload' ? say('handed over with each run') : say('from a folder'),
      ...(limit ? [say('the first {limit, number}', { limit })] : []),
      ...(maxSide ? [say('at most {side} px', { side: String(maxSide) })] : []),
    ].join(', '),
  run: ({ photo, config, ctx }) => {
    if (config.limit !== undefined && ctx.photoIndex >= config.limit) return {};
    const { maxSide } = config;
    if (maxSide === undefined) return { image: photo };
    return { image: prepare(photo, [{ kind: 'resize', width: maxSide, height: maxSide, fit: 'inside' }]) };
  },
});
