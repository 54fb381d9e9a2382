// The "Measure" step: how much of a photo is covered, how large that is, or how long and wide its objects are.

import { z } from 'zod';
import type { Cell, Detections, Segmentation, Table } from '../src/core/data-types';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { coveredBy } from '../src/vision/coverage';
import { coverageColumns } from '../src/vision/coverage-table';
import { objectSize } from '../src/vision/object-size';

const WHATS = ['coverage', 'area', 'size'] as const;
type What = (typeof WHATS)[number];

interface Rule {
  readonly what: What;
  readonly labels: readonly string[];
  /** Pixels in one unit of length. */
  readonly reference: number;
}
interface Measured {
  readonly number: number;
  readonly table: Table;
}
interface Given {
  readonly detections: readonly Detections[];
  readonly segmentations: readonly Segmentation[];
}

const rounded = (value: number): number => Number(value.toFixed(2));
const text = (name: string) => ({ name, type: 'text' as const });
const number = (name: string) => ({ name, type: 'number' as const });

/** Kinds by what they cover, in percent of the photo or in square units; the number is all that is wanted together. */
function ofAreas({ segmentations, detections }: Given, { what, labels, reference }: Rule): Measured {
  const covered = coveredBy(segmentations, detections);
  const factor = what === 'coverage' ? 100 / (covered?.pixels ?? 1) : 1 / reference ** 2;
  const rows = [...(covered?.areas ?? [])].map(([label, area]): Cell[] => [label, rounded(area * factor)]);
  return {
    number: rounded((covered?.of(labels) ?? 0) * factor),
    table: { columns: what === 'coverage' ? coverageColumns : [text('label'), number(what)], rows },
  };
}

/** Objects by their length; the number is that of the longest. */
function ofSizes({ detections }: Given, { labels, reference }: Rule): Measured {
  const wanted = (label: string) => labels.length === 0 || labels.includes(label);
  const rows = detections
    .flatMap(({ items }) => items.filter(({ label }) => wanted(label)))
    .map((item) => ({ ...item, ...objectSize(item) }))
    .sort((a, b) => b.length - a.length)
    .map(({ id, label, length, width }) => ({ id, label, length: length / reference, width: width / reference }));
  return {
    number: rounded(rows[0]?.length ?? 0),
    table: {
      columns: [text('id'), text('label'), number('length'), number('width')],
      rows: rows.map(({ id, label, length, width }): Cell[] => [id, label, rounded(length), rounded(width)]),
    },
  };
}

export default defineNode({
  type: 'measure',
  version: 1,
  title: 'Measure',
  category: 'count',
  icon: 'ruler',
  help: 'Measures how much of each photo is covered by what was found, how large that is, or how long and wide objects are.',
  inputs: {
    detections: port('detections', { title: 'Found objects', optional: true, gather: 'image' }),
    segmentation: port('segmentation', { title: 'Areas', optional: true, gather: 'image' }),
  },
  outputs: { number: port('number', { title: 'Measure' }), table: port('table', { title: 'Measures by kind' }) },
  requires: [['detections', 'segmentation']],
  config: z.object({
    what: z
      .enum(WHATS)
      .default('coverage')
      .meta({
        title: 'Measure',
        help: 'The part of the photo in percent, the area, or the longest side of the objects.',
        widget: 'choice',
        choices: { coverage: 'Part of the photo (%)', area: 'Area', size: 'Length and width' },
      } satisfies FieldMeta),
    labels: z
      .array(z.string().min(1).max(200))
      .max(1_000)
      .default([])
      .meta({
        title: 'Only these',
        help: 'Kinds that count for the number; empty means all but the background, which is what nothing else covers.',
        widget: 'labels',
        askable: true,
      } satisfies FieldMeta),
    reference: z
      .number()
      .min(0.001)
      .max(1_000_000)
      .default(1)
      .meta({
        title: 'Pixels per unit',
        help: 'How many pixels of the photo are one millimetre or whatever you measure in; 1 measures in pixels.',
        widget: 'number',
        unit: 'pixels',
        advanced: true,
      } satisfies FieldMeta),
  }),
  summary: ({ what, labels }, say) => {
    const whats = { coverage: say('part of the photo'), area: say('area'), size: say('length and width') };
    return labels.length
      ? say('{what} of {labels}', { what: whats[what], labels: say.list(labels.map((label) => say.kind(label))) })
      : whats[what];
  },
  run: ({ inputs, config }) => {
    const given = {
      detections: inputs.detections.map(({ value }) => value),
      segmentations: inputs.segmentation.map(({ value }) => value),
    };
    return config.what === 'size' ? ofSizes(given, config) : ofAreas(given, config);
  },
  collect: {
    init: () => ({ photos: 0, sum: 0, min: Number.POSITIVE_INFINITY, max: 0 }),
    add: (state, photo) => {
      const [given] = photo.outputs.number;
      if (photo.status !== 'ok' || !given) return state;
      return {
        photos: state.photos + 1,
        sum: state.sum + given.value,
        min: Math.min(state.min, given.value),
        max: Math.max(state.max, given.value),
      };
    },
    // Parts of different photos do not add up, so there is no sum.
    finish: async ({ state: { photos, sum, min, max }, config: { what } }) => ({
      totals: {
        photos,
        mean: photos === 0 ? 0 : rounded(sum / photos),
        min: photos === 0 ? 0 : min,
        max,
        ...(what === 'coverage' ? { unit: '%' } : {}),
      },
    }),
  },
});
