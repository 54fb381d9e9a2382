import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Detections, Segmentation, Table } from '../src/core/data-types';
import type { Gathered, InputsOf } from '../src/core/ports';
import { countRows, countTable } from '../src/vision/count-table';
import { labelColour } from '../src/vision/label-colours';
import { rleOf } from '../src/vision/rle-runs';
import { detection, found, PHOTO, runNode, wired } from '../test/support/run-node';
import annotate from './annotate';
import measure from './measure';

const SEEN = found(detection('o1', 'bottle', 0.874), detection('o2', 'cup', 0.3, [1, 2, 3, 4]));
const NOTHING = { image: PHOTO, detections: [], table: [], classification: [], segmentation: [], texts: [] };
const marks = async (config: z.input<typeof annotate.config>, table: readonly Gathered<Table>[] = []) => {
  const given = await runNode(annotate, {
    inputs: { ...NOTHING, detections: wired(SEEN), table },
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
    inputs: { ...NOTHING, image: before, detections: wired(found()) },
  });
  expect(image?.marks).toEqual([...before.marks, { kind: 'banner', text: 'nothing found' }]);
});

test('the line says what the photo was called, and what was found on it where something was looked for', async () => {
  const classification = wired({ label: 'street', score: 0.874, unsure: false, scores: [] });
  const line = async (detections: readonly Gathered<Detections>[]) => {
    const given = await runNode(annotate, { inputs: { ...NOTHING, detections, classification } });
    return given.image?.marks.at(-1);
  };
  expect(await line([])).toEqual({ kind: 'banner', text: 'street 87 %' });
  expect(await line(wired(SEEN))).toEqual({ kind: 'banner', text: 'street 87 %: 1 bottle, 1 cup' });
  expect(await line(wired(found()))).toEqual({ kind: 'banner', text: 'street 87 %: nothing found' });
});

const LEFT = rleOf(400, 300, [{ y: 10, from: 0, to: 199 }]);
const AREAS: Segmentation = {
  width: 400,
  height: 300,
  labels: ['background', 'cat'],
  areas: { background: 119_800, cat: 200 },
  rle: [LEFT, LEFT],
};
const drawn = async (inputs: Partial<InputsOf<typeof annotate.inputs>>, config: z.input<typeof annotate.config> = {}) =>
  (await runNode(annotate, { inputs: { ...NOTHING, ...inputs }, config: { banner: false, ...config } })).image?.marks;

test('areas are filled and named, the background is not, nor what is outlined as objects', async () => {
  const segmentation = wired(AREAS);
  const area = { kind: 'mask', mask: LEFT, colour: labelColour('cat') };
  expect(await drawn({ segmentation })).toEqual([{ ...area, label: 'cat' }]);
  expect(await drawn({ segmentation }, { labels: false })).toEqual([area]);
  expect(await drawn({ segmentation }, { masks: false })).toEqual([]);
  const cat = { ...detection('o1', 'cat', 0.9), mask: LEFT };
  const both = await drawn({ segmentation, detections: wired(found(cat)) });
  expect(both).toEqual([{ ...area, label: 'cat 90 %' }]);
  const plain = await drawn({ detections: wired(found(cat)) }, { masks: false });
  expect(plain?.map(({ kind }) => kind)).toEqual(['box']);
  expect(await drawn({ detections: wired(found(cat)) }, { boxes: false })).toEqual([{ ...area, label: 'cat 90 %' }]);
  expect((await drawn({ segmentation }, { banner: true }))?.at(-1)).toEqual({
    kind: 'banner',
    text: '0.2 % cat, 100 % background',
  });
});

test('turned boxes, middles and joints have marks of their own; joints nobody sees are left out', async () => {
  const corners = [
    [0, 0],
    [30, 40],
    [22, 46],
    [-8, 6],
  ] as const;
  const keypoints = [0.9, 0.1, 0.8].map((score, i) => ({ x: i, y: i, score }));
  const body = {
    ...detection('o3', 'person', 0.9),
    keypoints,
    skeleton: [
      [0, 1],
      [0, 2],
    ] as const,
  };
  const items = [
    { ...detection('o1', 'ship', 0.4), points: corners },
    { ...detection('o2', 'seed', 0.6), points: [[7, 8]] as const },
    body,
  ];
  expect(await drawn({ detections: wired(found(...items)) })).toMatchObject([
    {
      kind: 'points',
      points: [
        [0, 0],
        [2, 2],
      ],
      lines: [[0, 1]],
    },
    { kind: 'polygon', points: corners, label: 'ship 40 %', dashed: true },
    { kind: 'points', points: [[7, 8]], lines: [], label: 'seed 60 %' },
    { kind: 'box', label: 'person 90 %' },
  ]);
});

test('lines of text are framed as they lie, with what was read', async () => {
  const points = [
    [0, 0],
    [90, 10],
    [88, 30],
    [-2, 20],
  ] as const;
  const texts = wired([
    { text: '2,99', score: 0.9, box: [-2, 0, 90, 30] as const, points },
    { text: 'kg', score: 0.4, box: [1, 2, 3, 4] as const },
  ]);
  expect(await drawn({ texts }, { banner: true })).toMatchObject([
    { kind: 'polygon', points, label: '2,99 90 %' },
    { kind: 'box', label: 'kg 40 %', dashed: true },
  ]);
  expect(await drawn({ texts }, { boxes: false })).toEqual([]);
});

test('a measure says what it measured', async () => {
  const { table } = await runNode(measure, { inputs: { detections: [], segmentation: wired(AREAS) } });
  const marks = await drawn({ table: table ? wired(table) : [] }, { banner: true });
  expect(marks).toEqual([{ kind: 'banner', text: '0.2 % cat, 100 % background' }]);
});
