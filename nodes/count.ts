// The "Count" step: how many objects a photo has, per kind or in all, and whether that is what was expected.

import { z } from 'zod';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import {
  type CountState,
  countRows,
  countTable,
  EXPECTED_TOTAL,
  readCountTable,
  worstState,
} from '../src/vision/count-table';
import { addTallies, type Tally, tally, totalOf } from '../src/vision/tally';

interface Totals {
  readonly photos: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly perLabel: Tally;
  readonly state: CountState | null;
}

export default defineNode({
  type: 'count',
  version: 1,
  title: 'Count',
  category: 'count',
  icon: 'hash',
  help: 'Counts the objects of each photo and compares them with the numbers you expect.',
  inputs: { detections: port('detections', { title: 'Found objects', gather: 'image' }) },
  outputs: { count: port('number', { title: 'Number' }), table: port('table', { title: 'Numbers by kind' }) },
  config: z.object({
    by: z
      .enum(['label', 'total'])
      .default('label')
      .meta({
        title: 'Count by',
        help: 'One number for each kind of object, or one for all together.',
        widget: 'choice',
        choices: { label: 'Each kind by itself', total: 'All together' },
      } satisfies FieldMeta),
    expected: z
      .record(z.string().min(1).max(200), z.int().min(0).max(1_000_000))
      .default({})
      .meta({
        title: 'Expected on each photo',
        help: 'How many of each kind there should be on a photo. The result then says what is as expected, too few, too many or missing.',
        widget: 'counts',
        askable: true,
      } satisfies FieldMeta),
    includeZero: z
      .boolean()
      .default(true)
      .meta({
        title: 'Show what is missing',
        help: 'Expected kinds of which none was found are listed with 0.',
        widget: 'switch',
        advanced: true,
      } satisfies FieldMeta),
  }),
  summary: ({ by, expected }, say) => {
    const goals = Object.entries(expected).map(([label, count]) =>
      label === EXPECTED_TOTAL ? say('{count, number} in all', { count }) : say.kind(label, count),
    );
    return [
      by === 'label' ? say('by kind') : say('all together'),
      ...(goals.length ? [say('expects {goals}', { goals: say.list(goals) })] : []),
    ].join(', ');
  },
  run: ({ inputs, config }) => {
    const counts = tally(inputs.detections.flatMap(({ value }) => value.items));
    return { count: totalOf(counts), table: countTable(countRows(counts, config)) };
  },
  // Photos that failed or were skipped do not enter; photos with nothing on them do.
  collect: {
    init: ({ config }): Totals => ({
      photos: 0,
      sum: 0,
      min: Number.POSITIVE_INFINITY,
      max: 0,
      perLabel: new Map(
        config.includeZero
          ? Object.keys(config.expected).flatMap((label) => (label === EXPECTED_TOTAL ? [] : [[label, 0] as const]))
          : [],
      ),
      state: null,
    }),
    add: (totals, photo) => {
      const [given] = photo.outputs.count;
      if (photo.status !== 'ok' || !given) return totals;
      const rows = photo.outputs.table.flatMap(({ value }) => readCountTable(value) ?? []);
      return {
        photos: totals.photos + 1,
        sum: totals.sum + given.value,
        min: Math.min(totals.min, given.value),
        max: Math.max(totals.max, given.value),
        perLabel: addTallies(totals.perLabel, tally(photo.inputs.detections.flatMap(({ value }) => value.items))),
        state: worstState([totals.state, ...rows.map((row) => row.state)]),
      };
    },
    finish: async ({ state: { photos, sum, min, max, perLabel, state } }) => ({
      totals: {
        photos,
        sum,
        mean: photos === 0 ? 0 : sum / photos,
        min: photos === 0 ? 0 : min,
        max,
        perLabel: Object.fromEntries(perLabel),
        ...(state ? { state } : {}),
      },
    }),
  },
});
