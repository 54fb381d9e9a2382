import { expect, it } from 'vitest';
import { decoderCard, floats, refusal, told } from '../../../test/support/decoding';
import type { DecoderCard } from '../model-file';
import type { Output } from './decoder';
import { decodeYolov5Heads } from './yolov5-heads';

/** 64 x 32: heads of 8 x 4, 4 x 2 and 2 x 1 cells, one anchor each, one class. */
const SIZE = { width: 64, height: 32 };
const card = (more: Partial<DecoderCard> = {}) =>
  decoderCard({
    input: SIZE,
    labels: [{ classId: 0, label: 'cup' }],
    activation: 'sigmoid',
    decoding: {
      anchors: [
        [8, 8],
        [16, 12],
        [32, 20],
      ],
    },
    ...more,
  });
const OFF = -20;
const CELLS = { head8: [4, 8], head16: [2, 4], head32: [1, 2] } as const;

/** A head without objects but for one cell: x, y, w, h, objectness, class as logits. */
function head(role: keyof typeof CELLS, cell?: { at: number; values: readonly number[] }): Output {
  const [rows, columns] = CELLS[role];
  const data = Array.from({ length: rows * columns }, (_, i) =>
    cell?.at === i ? [...cell.values] : [0, 0, 0, 0, OFF, 0],
  );
  return floats([1, 1, rows, columns, 6], ...data.flat());
}
const heads = { head8: head('head8'), head16: head('head16'), head32: head('head32') };

it('decodes cell, stride and anchor: a logit of 0 is the middle of the cell and the size of the anchor', () => {
  // Cell (2, 1) of the second head: centre (2.5, 1.5) x 16.
  const head16 = head('head16', { at: 1 * 4 + 2, values: [0, 0, 0, 0, 0, 0] });
  expect(told(decodeYolov5Heads({ ...heads, head16 }, card(), SIZE, 0.5))).toEqual(['cup 0 0.5 32 18 48 30']);
});

it('moves and stretches by the sigmoid', () => {
  // sigmoid(ln 3) = 0.75: centre + (1.5 - 0.5) cells, size x 2.25.
  const head32 = head('head32', { at: 0, values: [Math.log(3), 0, Math.log(3), 0, 20, 20] });
  const [found] = decodeYolov5Heads({ ...heads, head32 }, card(), SIZE, 0.5);
  expect(found && told([found])).toEqual(['cup 0 1 -4 6 68 26']);
});

it('reads what the convolution leaves, numbers before cells, the same', () => {
  const values = [0, 0, 0, 0, 0, 0];
  const turned = Array.from({ length: 6 }, (_, n) =>
    Array.from({ length: 8 }, (_, c) => (c === 6 ? (values[n] ?? 0) : n === 4 ? OFF : 0)),
  );
  const head16 = floats([1, 6, 2, 4], ...turned.flat());
  expect(told(decodeYolov5Heads({ ...heads, head16 }, card(), SIZE, 0.5))).toEqual(['cup 0 0.5 32 18 48 30']);
});

it("takes YOLOv5's anchors, three to a head, where the card names none", () => {
  const cells = (rows: number, columns: number) =>
    floats([1, 3, rows, columns, 6], ...new Array<number[]>(3 * rows * columns).fill([0, 0, 0, 0, OFF, 0]).flat());
  const head8 = cells(4, 8);
  // Third anchor of the finest head, 33 x 23, at its first cell: centre (4, 4).
  head8.data[2 * 32 * 6 + 4] = 0;
  const outputs = { head8, head16: cells(2, 4), head32: cells(1, 2) };
  expect(told(decodeYolov5Heads(outputs, card({ decoding: undefined }), SIZE, 0.5))).toEqual([
    'cup 0 0.5 -12.5 -7.5 20.5 15.5',
  ]);
});

it('applies no sigmoid twice', () => {
  const done = (output: Output) => floats(output.dims, ...Array.from(output.data, (x) => 1 / (1 + Math.exp(-x))));
  const outputs = {
    head8: done(heads.head8),
    head16: done(head('head16', { at: 6, values: [0, 0, 0, 0, 0, 0] })),
    head32: done(heads.head32),
  };
  expect(told(decodeYolov5Heads(outputs, card({ activation: 'none' }), SIZE, 0.5))).toEqual(['cup 0 0.5 32 18 48 30']);
});

it('finds nothing where nothing is, in each photo of a batch', () => {
  const two = (output: Output) => floats([2, ...output.dims.slice(1)], ...output.data, ...output.data);
  const outputs = { head8: two(heads.head8), head16: two(heads.head16), head32: two(heads.head32) };
  expect(decodeYolov5Heads(outputs, card(), SIZE, 0.5).map((each) => told([each]))).toEqual([[], []]);
});

it('refuses heads that do not fit', () => {
  const refused = (outputs: Record<string, Output>) => () => decodeYolov5Heads(outputs, card(), SIZE, 0.5);
  expect(refused({})).toThrow(refusal('model_unsupported'));
  expect(refused({ ...heads, head16: floats([1, 1, 1, 1, 7], 0, 0, 0, 0, 0, 0, 0) })).toThrow(
    refusal('model_unsupported'),
  );
  expect(refused({ ...heads, head8: floats([6], 0, 0, 0, 0, 0, 0) })).toThrow(refusal('model_unsupported'));
  expect(refused({ ...heads, head32: head('head32', { at: 0, values: [0, 0, Number.NaN, 0, 0, 0] }) })).toThrow(
    refusal('non_finite_output'),
  );
});
