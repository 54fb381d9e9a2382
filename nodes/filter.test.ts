import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { ObjectRule } from '../src/vision/object-rules';
import { detections, objectRule } from '../test/support/arbitrary-values';
import { detection, foldPhotos, found, runNode } from '../test/support/run-node';
import filter from './filter';

type Rule = NonNullable<z.input<typeof filter.config>['rules']>[number];

const SHELF = found(
  detection('o1', 'apple', 0.9, [0, 100, 100, 200]),
  detection('o2', 'apple', 0.7, [150, 100, 200, 200]),
  detection('o3', 'orange', 0.6, [300, 200, 340, 220]),
  detection('o4', 'apple', 0.4, [300, 20, 340, 60]),
);
const kept = async (config: z.input<typeof filter.config>) => {
  const { kept } = await runNode(filter, { inputs: { detections: SHELF }, config });
  return kept?.items.map(({ id }) => id).join(' ');
};

test('labels and the least score always apply; equal is enough', async () => {
  expect(await kept({})).toBe('o1 o2 o3');
  expect(await kept({ minScore: 0.4 })).toBe('o1 o2 o3 o4');
  expect(await kept({ labels: ['orange'], minScore: 0 })).toBe('o3');
  expect(await kept({ match: 'any', rules: [{ property: 'score', operator: 'lt', value: 0.5 }] })).toBe('');
});

const CASES: [Rule, string][] = [
  [{ property: 'score', operator: 'gt', value: 0.7 }, 'o1'],
  [{ property: 'label', operator: 'ne', value: 'apple' }, 'o3'],
  [{ property: 'label', operator: 'in', value: ['apple', 'pear'] }, 'o1 o2'],
  [{ property: 'label', operator: 'notIn', value: ['apple'] }, 'o3'],
  [{ property: 'width', operator: 'gte', value: 50 }, 'o1 o2'],
  [{ property: 'height', operator: 'lte', value: 20 }, 'o3'],
  [{ property: 'area', operator: 'gt', value: 0.05 }, 'o1'],
  [{ property: 'aspect', operator: 'eq', value: 0.5 }, 'o2'],
  [{ property: 'x', operator: 'lt', value: 0.5 }, 'o1 o2'],
  [{ property: 'y', operator: 'gt', value: 0.6 }, 'o3'],
  [{ property: 'touchesBorder', operator: 'eq', value: true }, 'o1'],
  [{ property: 'rank', operator: 'lte', value: 2 }, 'o1 o2'],
  [{ property: 'rank', operator: 'in', value: [3] }, 'o3'],
];
test.each(CASES)('rule %j keeps "%s"', async (rule, expected) => {
  expect(await kept({ rules: [rule] })).toBe(expected);
});

test('rules join by all or any, and rank looks only at what may be kept', async () => {
  const rules: Rule[] = [
    { property: 'width', operator: 'gte', value: 100 },
    { property: 'y', operator: 'gt', value: 0.6 },
  ];
  expect(await kept({ rules })).toBe('');
  expect(await kept({ rules, match: 'any' })).toBe('o1 o3');
  expect(await kept({ labels: ['orange'], rules: [{ property: 'rank', operator: 'eq', value: 1 }] })).toBe('o3');
});

test('rules that make no sense are refused', () => {
  const parse = (rule: unknown) => filter.config.safeParse({ rules: [rule] }).success;
  expect(parse({ property: 'label', operator: 'gt', value: 'apple' })).toBe(false);
  expect(parse({ property: 'score', operator: 'gt', value: 'high' })).toBe(false);
  expect(parse({ property: 'score', operator: 'in', value: 0.5 })).toBe(false);
  expect(parse({ property: 'score', operator: 'gt', value: [0.5] })).toBe(false);
  expect(parse({ property: 'colour', operator: 'eq', value: 'red' })).toBe(false);
});

/** A rule as the config schema gives it: with a list that may be changed. */
const mutable = ({ value, ...rest }: ObjectRule) => ({
  ...rest,
  value: typeof value === 'object' ? [...value] : value,
});

test('kept and dropped together are the input, in order, unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(
      detections,
      fc.record({
        minScore: fc.double({ min: 0, max: 1, noNaN: true }),
        labels: fc.subarray(['apple', 'orange', 'cup']),
        match: fc.constantFrom('all' as const, 'any' as const),
        rules: fc.array(objectRule.map(mutable), { maxLength: 3 }),
      }),
      async (input, config) => {
        const { kept, dropped } = await runNode(filter, { inputs: { detections: input }, config });
        if (!kept || !dropped) throw new Error('a port gave nothing');
        const all = new Set([...kept.items, ...dropped.items]);
        expect(all.size).toBe(input.items.length);
        expect(input.items.filter((item) => kept.items.includes(item))).toEqual(kept.items);
        expect(input.items.filter((item) => dropped.items.includes(item))).toEqual(dropped.items);
      },
    ),
  );
});

test('totals count what was kept', async () => {
  const { kept, dropped } = await runNode(filter, { inputs: { detections: SHELF } });
  if (!kept || !dropped) throw new Error('a port gave nothing');
  const outputs = { kept: [{ path: [], from: 'f', value: kept }], dropped: [{ path: [], from: 'f', value: dropped }] };
  const photo = { index: 0, file: 'a.jpg', status: 'ok' as const, inputs: { detections: [] }, outputs };
  expect(await foldPhotos(filter, [photo])).toEqual({ totals: { objects: 3, perLabel: { apple: 2, orange: 1 } } });
});
