// Small node kinds for tests of core, compiler and engine: every feature of the node contract, no model, no pixels.

import { z } from 'zod';
import type { Detections, ImageValue } from '../../src/core/data-types';
import { LensgraphError } from '../../src/core/errors';
import { anyNode, defineNode, type NodeRegistry } from '../../src/core/node';
import type { ModelIndex } from '../../src/core/plan';
import { anyType, oneOf, port, sameAs } from '../../src/core/ports';

const plain = { version: 1, category: 'other', icon: 'box', help: 'For tests.' } as const;
const nothing = z.object({});

const shots = defineNode({
  ...plain,
  type: 'shots',
  title: 'Shots',
  source: true,
  inputs: {},
  outputs: { image: port('image') },
  config: z.object({ limit: z.int().min(1).default(100) }),
  run: ({ photo }) => ({ image: photo }),
});

/** Finds `found` objects, `o0`, `o1`, … */
const find = defineNode({
  ...plain,
  type: 'find',
  title: 'Find',
  inputs: { image: port('image') },
  outputs: { detections: port('detections') },
  config: z.object({
    model: z.string().default('finder').meta({ title: 'Model', help: '' }),
    found: z.int().min(0).max(50).default(2).meta({ title: 'How many?', help: '', askable: true }),
    nested: z.object({ low: z.number().default(0) }).default({ low: 0 }),
    list: z.array(z.object({ size: z.number(), unit: z.string().default('px') })).default([]),
  }),
  models: ({ model }) => [{ name: model, task: 'detect', field: 'model' }],
  run: ({ inputs, config }): { detections: Detections } => ({
    detections: {
      width: inputs.image.width,
      height: inputs.image.height,
      items: Array.from({ length: config.found }, (_, n) => ({
        id: `o${n}`,
        label: 'thing',
        classId: 0,
        score: 0.9,
        box: [n, 0, n + 1, 1] as const,
      })),
    },
  }),
});

const part = (image: ImageValue, n: number): ImageValue => ({ ...image, width: n + 1, height: 1 });

/** One image for each object, its width the object's number from 1. */
const cut = defineNode({
  ...plain,
  type: 'cut',
  title: 'Cut out',
  inputs: { image: port('image'), detections: port('detections') },
  outputs: { crops: port('image', { expands: true }), image: port('image') },
  config: nothing,
  run: ({ inputs }) => ({
    crops: inputs.detections.items.map(({ id }, n) => ({ id, value: part(inputs.image, n) })),
    image: inputs.image,
  }),
});

/** Splits an image into `parts`; with `same` all have the same id, which is a mistake. */
const tiles = defineNode({
  ...plain,
  type: 'tiles',
  title: 'Cut into tiles',
  inputs: { image: port('image') },
  outputs: { tiles: port('image', { expands: true }) },
  config: z.object({ parts: z.int().min(0).default(2), same: z.boolean().default(false) }),
  run: ({ inputs, config }) => ({
    tiles: Array.from({ length: config.parts }, (_, n) => ({
      id: config.same ? 't' : `t${n}`,
      value: part(inputs.image, n),
    })),
  }),
});

/** Names an image by its width; fails at those in `failAt`. */
const name = defineNode({
  ...plain,
  type: 'name',
  title: 'Name it',
  inputs: { image: port('image') },
  outputs: { label: port('label'), image: port('image') },
  config: z.object({ failAt: z.array(z.int()).default([]), broken: z.boolean().default(false) }),
  run: ({ inputs, config }) => {
    if (config.failAt.includes(inputs.image.width)) throw new LensgraphError('truncated_image');
    if (config.broken) throw new TypeError('internal detail');
    return { label: `w${inputs.image.width}`, image: inputs.image };
  },
});

/** Joins names with the objects they belong to, by id. */
const rename = defineNode({
  ...plain,
  type: 'rename',
  title: 'Rename',
  inputs: { detections: port('detections'), labels: port('label', { gather: 'image' }) },
  outputs: { detections: port('detections') },
  config: nothing,
  run: ({ inputs }) => {
    const labels = new Map(inputs.labels.map(({ path, value }) => [path.at(-1), value]));
    const items = inputs.detections.items.map((item) => ({ ...item, label: labels.get(item.id) ?? 'nameless' }));
    return { detections: { ...inputs.detections, items } };
  },
});

/** How many images there are. */
const tally = defineNode({
  ...plain,
  type: 'tally',
  title: 'Tally',
  inputs: { images: port('image', { gather: 'image' }) },
  outputs: { count: port('number') },
  config: nothing,
  run: ({ inputs }) => ({ count: inputs.images.length }),
});

/** How many objects there are, gathered. */
const total = defineNode({
  ...plain,
  type: 'total',
  title: 'Total',
  inputs: { detections: port('detections', { gather: 'image' }) },
  outputs: { count: port('number') },
  config: nothing,
  run: ({ inputs }) => ({ count: inputs.detections.reduce((sum, { value }) => sum + value.items.length, 0) }),
});

/** Gives what it gets at one of its outputs, or at none. `odd` and `even` look at an image's width. */
const either = defineNode({
  ...plain,
  type: 'either',
  title: 'If',
  inputs: { value: anyType() },
  outputs: { yes: sameAs('value'), no: sameAs('value') },
  config: z.object({ when: z.enum(['always', 'never', 'neither', 'odd']).default('always') }),
  run: ({ inputs: { value }, config: { when } }) => {
    if (when === 'neither') return {};
    const width = typeof value === 'object' && value !== null && 'width' in value ? value.width : 0;
    return when === 'always' || (when === 'odd' && Number(width) % 2 === 1) ? { yes: value } : { no: value };
  },
});

const pass = defineNode({
  ...plain,
  type: 'pass',
  title: 'Pass on',
  inputs: { value: oneOf(['image', 'number', 'label', 'detections'], { optional: true }) },
  outputs: { value: sameAs('value') },
  config: nothing,
  run: ({ inputs }) => (inputs.value === undefined ? {} : { value: inputs.value }),
});

/** Needs an image and takes objects as well. */
const mark = defineNode({
  ...plain,
  type: 'mark',
  title: 'Mark',
  inputs: { image: port('image'), detections: port('detections', { optional: true }) },
  outputs: { image: port('image') },
  config: nothing,
  run: ({ inputs }) => ({ image: { ...inputs.image, height: 1000 + (inputs.detections?.items.length ?? 0) } }),
});

/** Says which of its two inputs were there; needs one of them. */
const thisOrThat = defineNode({
  ...plain,
  type: 'this-or-that',
  title: 'This or that',
  inputs: { left: port('image', { optional: true }), right: port('number', { optional: true }) },
  outputs: { text: port('text') },
  requires: [['left', 'right']],
  config: nothing,
  run: ({ inputs }) => ({
    text: [inputs.left && 'left', inputs.right !== undefined && 'right'].filter(Boolean).join('+'),
  }),
});

const shout = defineNode({
  ...plain,
  type: 'shout',
  title: 'Shout',
  inputs: { text: port('text') },
  outputs: { text: port('text') },
  config: nothing,
  run: ({ inputs }) => ({ text: inputs.text.toUpperCase() }),
});

/** Takes everything there is and folds it over the run. */
const keeper = defineNode({
  ...plain,
  type: 'keeper',
  title: 'Keep',
  inputs: { values: anyType({ gather: 'run', many: true, optional: true }) },
  outputs: { seen: port('number') },
  config: nothing,
  run: ({ inputs }) => ({ seen: inputs.values.length }),
  collect: {
    init: () => ({ files: [] as string[], values: [] as string[] }),
    add: (state, photo) => ({
      files: [...state.files, `${photo.index} ${photo.file} ${photo.status} ${photo.error?.code ?? ''}`.trim()],
      values: [...state.values, ...photo.inputs.values.map((each) => `${each.from}/${each.path.join('/')}`)],
    }),
    finish: async ({ state, photos }) => {
      let seen = 0;
      for await (const photo of photos()) for (const { value } of photo.outputs.seen) seen += value;
      return { totals: { ...state, seen } };
    },
  },
});

/** Had another shape in versions 1 and 2. */
const grown = defineNode({
  ...plain,
  type: 'grown',
  title: 'Grown',
  version: 3,
  inputs: { image: port('image') },
  outputs: { image: port('image') },
  config: z.object({ sizes: z.array(z.number()).default([1]) }),
  migrations: {
    1: ({ size, ...rest }) => ({ ...rest, width: Math.round(Number(z.number().parse(size))) }),
    2: ({ width, ...rest }) => ({ ...rest, sizes: [width] }),
  },
  run: ({ inputs }) => ({ image: inputs.image }),
});

/** Has a setting without a default, and two that must agree. */
const exacting = defineNode({
  ...plain,
  type: 'exacting',
  title: 'Exacting',
  inputs: { image: port('image') },
  outputs: { count: port('number') },
  config: z.object({ mustBeGiven: z.string(), low: z.number().default(1) }),
  run: () => ({ count: 1 }),
});

const memo = defineNode({
  ...plain,
  type: 'memo',
  title: 'Memo',
  inputs: {},
  outputs: {},
  config: z.object({ text: z.string().default('') }),
});

export const TEST_NODES: NodeRegistry = new Map(
  [
    anyNode(shots),
    anyNode(find),
    anyNode(cut),
    anyNode(tiles),
    anyNode(name),
    anyNode(rename),
    anyNode(tally),
    anyNode(total),
    anyNode(either),
    anyNode(pass),
    anyNode(mark),
    anyNode(thisOrThat),
    anyNode(shout),
    anyNode(keeper),
    anyNode(grown),
    anyNode(exacting),
    anyNode(memo),
  ].map((node) => [node.type, node]),
);

export const TEST_MODELS: ModelIndex = new Map([
  ['finder', { task: 'detect', sha256: 'a'.repeat(64) }],
  ['sorter', { task: 'classify', sha256: 'b'.repeat(64) }],
]);
