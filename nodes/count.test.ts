import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Detections } from '../src/core/data-types';
import type { PhotoStatus } from '../src/core/node';
import { tally } from '../src/vision/tally';
import { detections } from '../test/support/arbitrary-values';
import { detection, foldPhotos, found, runNode, wired } from '../test/support/run-node';
import count from './count';

type Config = z.input<typeof count.config>;

const fruits = (labels: string): Detections =>
  found(
    ...labels
      .split(' ')
      .filter(Boolean)
      .map((label, index) => detection(`o${index}`, label, 0.9)),
  );
const counted = async (labels: string, config: Config = {}) => {
  const given = await runNode(count, { inputs: { detections: wired(fruits(labels)) }, config });
  return { count: given.count, rows: given.table?.rows.map((row) => row.join(' ')) };
};

test('counts by kind, most first', async () => {
  expect(await counted('apple orange apple')).toEqual({ count: 3, rows: ['apple 2  ', 'orange 1  '] });
});

test('expected numbers give ok, low, high and out; kinds without one have no state', async () => {
  const expected = { pear: 1, apple: 3, orange: 1, kiwi: 2, plum: 0 };
  expect(await counted('apple apple orange kiwi kiwi kiwi cup', { expected })).toEqual({
    count: 7,
    rows: ['pear 0 1 out', 'apple 2 3 low', 'orange 1 1 ok', 'kiwi 3 2 high', 'plum 0 0 ok', 'cup 1  '],
  });
  expect((await counted('apple', { expected: { pear: 1 }, includeZero: false })).rows).toEqual(['apple 1  ']);
});

test('the total is a row where it is expected, where it is asked for, and where there is nothing else', async () => {
  expect((await counted('apple orange', { expected: { '*': 3 } })).rows).toEqual([
    'apple 1  ',
    'orange 1  ',
    'total 2 3 low',
  ]);
  expect((await counted('apple orange', { by: 'total', expected: { '*': 2 } })).rows).toEqual(['total 2 2 ok']);
  expect(await counted('', { expected: {} })).toEqual({ count: 0, rows: ['total 0  '] });
});

test('several lists of one photo are counted together', async () => {
  const lists = [...wired(fruits('apple')), { path: ['o2'], from: 'other', value: fruits('apple cup') }];
  expect((await runNode(count, { inputs: { detections: lists } })).count).toBe(3);
});

test('the numbers of the kinds add up to the count, and there is always a row', async () => {
  await fc.assert(
    fc.asyncProperty(
      detections,
      fc.dictionary(fc.constantFrom('apple', 'cup', 'pear'), fc.nat(9)),
      async (input, expected) => {
        const { count: total, table } = await runNode(count, {
          inputs: { detections: wired(input) },
          config: { expected },
        });
        const numbers = table?.rows.map((row) => Number(row[1])) ?? [];
        expect(numbers.length).toBeGreaterThan(0);
        expect(numbers.reduce((sum, each) => sum + each, 0)).toBe(input.items.length);
        expect(total).toBe(input.items.length);
        expect(tally(input.items).size).toBeLessThanOrEqual(numbers.length);
      },
    ),
  );
});

async function totals(photos: readonly [PhotoStatus, string][], config: Config = {}) {
  const collected = await Promise.all(
    photos.map(async ([status, labels], index) => {
      const detections = wired(fruits(labels));
      const given = await runNode(count, { inputs: { detections }, config });
      if (given.count === undefined || !given.table) throw new Error('a port gave nothing');
      const outputs = { count: wired(given.count, 'here'), table: wired(given.table, 'here') };
      return { index, file: `${index}.jpg`, status, inputs: { detections }, outputs };
    }),
  );
  return (await foldPhotos(count, collected, { config })).totals;
}

test('totals leave failed and skipped photos out and keep photos with nothing on them', async () => {
  expect(
    await totals([
      ['ok', 'apple apple cup'],
      ['ok', ''],
      ['failed', 'apple'],
      ['skipped', 'apple'],
    ]),
  ).toEqual({ photos: 2, sum: 3, mean: 1.5, min: 0, max: 3, perLabel: { apple: 2, cup: 1 } });
});

test('the state of a run is the worst of its photos, expected kinds appear with 0', async () => {
  const expected = { apple: 2, pear: 0 };
  const perLabel = { apple: 3, pear: 0 };
  const photos: [PhotoStatus, string][] = [
    ['ok', 'apple apple'],
    ['ok', 'apple'],
  ];
  expect(await totals(photos, { expected })).toEqual({
    photos: 2,
    sum: 3,
    mean: 1.5,
    min: 1,
    max: 2,
    perLabel,
    state: 'low',
  });
});

test('a run without photos has totals of 0', async () => {
  expect(await totals([])).toEqual({ photos: 0, sum: 0, mean: 0, min: 0, max: 0, perLabel: {} });
});
