import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Detections, Table } from '../src/core/data-types';
import type { Gathered } from '../src/core/ports';
import { countRows, countTable } from '../src/vision/count-table';
import { labelColour } from '../src/vision/label-colours';
import { detection, found, PHOTO, runNode, wired } from '../test/support/run-node';
import annotate from './annotate';

const SEEN = found(detection('o1', 'bottle', 0.874), detection('o2', 'cup', 0.3, [1, 2, 3, 4]));
const marks = async (config: z.input<typeof annotate.config>, table: readonly Gathered<Table>[] = []) => {
  const given = await runNode(annotate, {
    inputs: { image: PHOTO, detections: wired(SEEN), table, classification: [] },
    config,
  });
  return given.image?.marks;
};

test('frames with name and certainty, the surest on top, unsure ones dashed, and the result in one line', async () => {
  expect(await marks({})).toEqual([
    { kind: 'box', box: [1, 2, 3, 4], colour: labelColour('cup'), label: 'cup 30 %', dashed: true },
    { kind: 'box', box: [10, 10, 50, 60], colour: labelColour('bottle'), label: 'bottle 87 %' },
    { kind: 'banner', text: '1 bottle, 1 cup' },
  ]);
});

test('every setting is read', async () => {
  expect(await marks({ boxes: false })).toEqual([{ kind: 'banner', text: '1 bottle, 1 cup' }]);
  const bare = await marks({ labels: false, scores: false, banner: false, unsureBelow: 0 });
  expect(bare?.map((mark) => Object.keys(mark).join())).toEqual(['kind,box,colour', 'kind,box,colour']);
  expect(await marks({ labels: false, banner: false })).toMatchObject([{ label: '30 %' }, { label: '87 %' }]);
  expect(await marks({ scores: false, banner: false })).toMatchObject([{ label: 'cup' }, { label: 'bottle' }]);
});

test('a wired table says the numbers, with what was expected', async () => {
  const rows = countRows(new Map([['cup', 1]]), { by: 'label', expected: { cup: 2, '*': 2 }, includeZero: true });
  const banner = (await marks({ boxes: false }, wired(countTable(rows))))?.[0];
  expect(banner).toEqual({ kind: 'banner', text: '1 of 2 cup, 1 of 2 in all' });
});

test('nothing found is said, and earlier marks stay', async () => {
  const before = { ...PHOTO, marks: [{ kind: 'banner' as const, text: 'before' }] };
  const { image } = await runNode(annotate, {
    inputs: { image: before, detections: wired(found()), table: [], classification: [] },
  });
  expect(image?.marks).toEqual([...before.marks, { kind: 'banner', text: 'nothing found' }]);
});

test('the line says what the photo was called, and what was found on it where something was looked for', async () => {
  const classification = wired({ label: 'street', score: 0.874, unsure: false, scores: [] });
  const line = async (detections: readonly Gathered<Detections>[]) => {
    const given = await runNode(annotate, { inputs: { image: PHOTO, detections, table: [], classification } });
    return given.image?.marks.at(-1);
  };
  expect(await line([])).toEqual({ kind: 'banner', text: 'street 87 %' });
  expect(await line(wired(SEEN))).toEqual({ kind: 'banner', text: 'street 87 %: 1 bottle, 1 cup' });
  expect(await line(wired(found()))).toEqual({ kind: 'banner', text: 'street 87 %: nothing found' });
});
