import { expect, test } from 'vitest';
import { labelLines, linesOf, textOfList, titleFrom, withLabels, withReading } from './answers';
import type { CardDraft } from './import-types';

const draft: CardDraft = {
  title: 'Some',
  task: 'detect',
  family: 'yolox',
  input: {
    name: 'images',
    width: 64,
    height: 64,
    dynamic: false,
    divisor: 1,
    layout: 'nchw',
    dtype: 'float32',
    colour: 'rgb',
    resize: 'stretch',
    padAt: 'centre',
    pad: [0, 0, 0],
    scale: 1,
    mean: [0, 0, 0],
    std: [1, 1, 1],
    maxBatch: 1,
  },
  extraInputs: [],
  outputs: { raw: 'output' },
  activation: 'none',
  boxes: null,
  nms: 'needed',
  firstClassId: 0,
  background: 'none',
  labels: [
    { classId: 1, label: 'a' },
    { classId: 3, label: 'b' },
  ],
  defaults: { minScore: 0.4, iou: 0.5 },
  licence: '',
  source: '',
  confirmed: null,
};

test('answers to several questions stand together', () => {
  const bgr = { ...draft, input: { ...draft.input, colour: 'bgr' as const } };
  const letterbox = { ...draft, input: { ...draft.input, resize: 'letterbox' as const } };
  const sigmoid = { ...draft, activation: 'sigmoid' as const };
  const card = [bgr, letterbox, sigmoid].reduce((made, reading) => withReading(made, draft, reading), draft);
  expect(card).toEqual({
    ...draft,
    activation: 'sigmoid',
    input: { ...draft.input, colour: 'bgr', resize: 'letterbox' },
  });
  expect(withReading(card, draft, draft)).toEqual(card);
});

test('labels stand on the line of their class; an empty line hides its class', () => {
  expect(labelLines(draft)).toEqual(['a', '', 'b']);
  expect(withLabels(draft, labelLines(draft)).labels).toEqual(draft.labels);
  expect(withLabels(draft, ['apple', 'pear', '', 'cup']).labels).toEqual([
    { classId: 1, label: 'apple' },
    { classId: 2, label: 'pear' },
    { classId: 4, label: 'cup' },
  ]);
  const unnamed = { ...draft, labels: [], firstClassId: 1 };
  expect(labelLines(unnamed)).toEqual([]);
  expect(withLabels(unnamed, ['apple']).labels).toEqual([{ classId: 1, label: 'apple' }]);
  expect(linesOf('apple \r\n\r\ncup\n\n')).toEqual(['apple', '', 'cup']);
});

test('a file name becomes a title', () => {
  expect(titleFrom('my_fruit-model.v2.onnx')).toBe('My fruit model v2');
});

test('a file that is no list of names is not read as one', async () => {
  expect(await textOfList(new Blob(['apple\nBirne\n']))).toBe('apple\nBirne\n');
  expect(await textOfList(new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0])]))).toBeNull();
  expect(await textOfList(new Blob(['x'.repeat(1024 * 1024 + 1)]))).toBeNull();
});
