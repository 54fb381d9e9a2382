// The "Prepare" step: resizes, crops, turns and adjusts a photo before something looks at it. It records what to do;
// pixels are made later, and boxes always map back to the original.

import { z } from 'zod';
import { defineNode, type FieldMeta, type Say, saying } from '../src/core/node';
import { port } from '../src/core/ports';
import { type PrepareStep, prepare } from '../src/vision/image-steps';

const side = z.int().min(1).max(20_000).optional();
const fraction = z.number().min(0).max(1);
const factor = z.number().min(0).max(4).default(1);

const resize = z
  .object({
    kind: z
      .literal('resize')
      .meta({ title: 'Resize', help: 'Makes the photo smaller, or gives it an exact size.' } satisfies FieldMeta),
    width: side.meta({ title: 'Width', help: 'Wanted width in pixels.', unit: 'px', start: 1024 } satisfies FieldMeta),
    height: side.meta({ title: 'Height', help: 'Wanted height in pixels.', unit: 'px' } satisfies FieldMeta),
    fit: z
      .enum(['inside', 'fill', 'pad'])
      .default('inside')
      .meta({
        title: 'How it fits',
        help: 'Inside keeps the shape and never enlarges, fill stretches to the exact size, pad keeps the shape and fills up with grey.',
        widget: 'choice',
        choices: { inside: 'Inside', fill: 'Fill', pad: 'Pad' },
      } satisfies FieldMeta),
  })
  .refine((step) => step.width !== undefined || step.height !== undefined, saying('give a width, a height, or both'));

const crop = z.object({
  kind: z.literal('crop').meta({ title: 'Cut out', help: 'Keeps a part of the photo.' } satisfies FieldMeta),
  x: fraction.default(0).meta({ title: 'Left edge', help: 'Where the cut begins, 0 is the left edge.' }),
  y: fraction.default(0).meta({ title: 'Upper edge', help: 'Where the cut begins, 0 is the upper edge.' }),
  width: z
    .number()
    .min(0.001)
    .max(1)
    .default(1)
    .meta({ title: 'Width', help: 'Width of the part to keep, 1 is the whole photo.' } satisfies FieldMeta),
  height: z
    .number()
    .min(0.001)
    .max(1)
    .default(1)
    .meta({ title: 'Height', help: 'Height of the part to keep, 1 is the whole photo.' } satisfies FieldMeta),
});

const rotate = z.object({
  kind: z
    .literal('rotate')
    .meta({ title: 'Turn', help: 'Turns the photo by a quarter, a half or three quarters.' } satisfies FieldMeta),
  degrees: z.union([z.literal(90), z.literal(180), z.literal(270)]).meta({
    title: 'Degrees',
    help: 'How far to turn the photo clockwise.',
    widget: 'choice',
    choices: { 90: '90°', 180: '180°', 270: '270°' },
  } satisfies FieldMeta),
});

const flip = z.object({
  kind: z.literal('flip').meta({ title: 'Mirror', help: 'Mirrors the photo.' } satisfies FieldMeta),
  axis: z.enum(['horizontal', 'vertical']).meta({
    title: 'Direction',
    help: 'Horizontal swaps left and right, vertical swaps top and bottom.',
    widget: 'choice',
    choices: { horizontal: 'Left and right', vertical: 'Top and bottom' },
  } satisfies FieldMeta),
});

const adjust = z.object({
  kind: z
    .literal('adjust')
    .meta({ title: 'Light and colour', help: 'Changes brightness, contrast and colour.' } satisfies FieldMeta),
  brightness: factor.meta({
    title: 'Brightness',
    help: 'Above 1 is brighter, below 1 is darker.',
    widget: 'slider',
    ends: ['darker', 'brighter'],
  }),
  contrast: factor.meta({
    title: 'Contrast',
    help: 'Above 1 is stronger, below 1 is flatter.',
    widget: 'slider',
    ends: ['flatter', 'stronger'],
  }),
  gamma: z
    .number()
    .min(0.1)
    .max(4)
    .default(1)
    .meta({
      title: 'Gamma',
      help: 'Above 1 lightens the shadows, below 1 deepens them.',
      widget: 'slider',
      ends: ['deeper shadows', 'lighter shadows'],
    }),
  saturation: factor.meta({
    title: 'Colour',
    help: 'Above 1 is more colourful, 0 is grey.',
    widget: 'slider',
    ends: ['grey', 'more colour'],
  }),
});

function inWords(step: PrepareStep, say: Say): string {
  switch (step.kind) {
    case 'resize': {
      const [width, height] = [step.width, step.height].map((side) => (side === undefined ? say('any') : String(side)));
      return say('resize to {width} x {height} px', { width: width ?? '', height: height ?? '' });
    }
    case 'crop':
      return say('keep {part} of it', { part: say.percent(step.width * step.height) });
    case 'rotate':
      return say('turn by {degrees} degrees', { degrees: step.degrees });
    case 'flip':
      return step.axis === 'horizontal' ? say('swap left and right') : say('swap top and bottom');
    case 'adjust':
      return say('adjust light and colour');
  }
}

export default defineNode({
  type: 'preprocess',
  version: 1,
  title: 'Prepare',
  category: 'prepare',
  icon: 'adjustments',
  help: 'Resizes, cuts, turns or brightens the photo before the next step looks at it. Found objects still fit the original photo.',
  inputs: { image: port('image', { title: 'Photo' }) },
  outputs: { image: port('image', { title: 'Prepared photo' }) },
  config: z.object({
    steps: z
      .array(z.discriminatedUnion('kind', [resize, crop, rotate, flip, adjust]))
      .max(20)
      .default([])
      .meta({
        title: 'Steps',
        help: 'What to do with the photo, one after the other; without any it passes unchanged.',
        widget: 'list',
      } satisfies FieldMeta),
  }),
  summary: ({ steps }, say) =>
    steps.length
      ? steps.map((step) => inWords(step, say)).reduce((before, next) => say('{before}, then {next}', { before, next }))
      : say('nothing to do yet'),
  run: ({ inputs, config }) => ({ image: prepare(inputs.image, config.steps) }),
});
