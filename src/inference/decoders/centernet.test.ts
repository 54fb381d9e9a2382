import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { rowsFirst } from '../../../test/support/raw-tables';
import { decodeCenternet } from './centernet';
import type { Output } from './decoder';

/** 8 x 4 cells of 4 pixels. */
const SIZE = { width: 32, height: 16 };
const card = decoderCard({
  labels: [
    { classId: 0, label: 'cup' },
    { classId: 2, label: 'bowl' },
  ],
});

/** `planes` planes of 8 x 4 zeros with [plane, x, y, value] set. */
function planes(count: number, ...set: readonly (readonly [number, number, number, number])[]): Output {
  const output = floats([1, count, 4, 8], ...new Array<number>(count * 32).fill(0));
  for (const [plane, x, y, value] of set) output.data[(plane * 4 + y) * 8 + x] = value;
  return output;
}

it('takes peaks of the heat map, with offset and size in cells', () => {
  const heatmap = planes(3, [0, 2, 1, 0.5], [0, 3, 1, 0.4], [2, 7, 3, 0.75], [1, 5, 1, 0.9]);
  const size = planes(2, [0, 2, 1, 3], [1, 2, 1, 2], [0, 7, 3, 1], [1, 7, 3, 1]);
  const offset = planes(2, [0, 2, 1, 0.25], [1, 2, 1, 0.5]);
  // Centre (2.25, 1.5) cells, 3 x 2 cells. The neighbour of 0.4 is no peak, class 1 has no label.
  expect(told(decodeCenternet({ heatmap, size, offset }, card, SIZE, 0.25))).toEqual([
    'cup 0 0.5 3 2 15 10',
    'bowl 2 0.75 26 10 30 14',
  ]);
});

it('stands in the middle of the cell without offset, and applies the sigmoid the card names', () => {
  const heatmap = floats([1, 1, 4, 8], ...new Array<number>(32).fill(-9));
  heatmap.data[1 * 8 + 2] = 0;
  const size = planes(2, [0, 2, 1, 3], [1, 2, 1, 2]);
  const logits = { ...card, activation: 'sigmoid' } as const;
  expect(told(decodeCenternet({ heatmap, size }, logits, SIZE, 0.5))).toEqual(['cup 0 0.5 4 2 16 10']);
});

it('reads distances to the four sides in pixels', () => {
  const heatmap = planes(3, [0, 2, 1, 0.5]);
  const sides = planes(4, [0, 2, 1, 5], [1, 2, 1, 3], [2, 2, 1, 6], [3, 2, 1, 7]);
  expect(told(decodeCenternet({ heatmap, sides }, card, SIZE, 0.5))).toEqual(['cup 0 0.5 3 1 14 11']);
});

it('reads rows that were chosen inside, photo by photo', () => {
  const detections = rowsFirst([[20, 10, 60, 50, 0.5, 2]], [[20, 10, 60, 50, 0.49, 2]]);
  const found = decodeCenternet({ detections }, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['bowl 2 0.5 20 10 60 50'], []]);
});

it('finds nothing in an empty map, even from 0 on', () => {
  expect(told(decodeCenternet({ heatmap: planes(3), size: planes(2) }, card, SIZE, 0))).toEqual([]);
});

it('refuses other shapes and what is not a number', () => {
  const heatmap = planes(3);
  expect(() => decodeCenternet({ heatmap, size: planes(3) }, card, SIZE, 0.5)).toThrow(refusal('model_unsupported'));
  expect(() => decodeCenternet({ heatmap }, card, SIZE, 0.5)).toThrow(refusal('model_unsupported'));
  expect(() => decodeCenternet({ detections: rowsFirst([[0, 0, 0, 0, 0]]) }, card, SIZE, 0.5)).toThrow(
    refusal('model_unsupported'),
  );
  const broken = planes(3, [0, 0, 0, Number.NaN]);
  expect(() => decodeCenternet({ heatmap: broken, size: planes(2) }, card, SIZE, 0.5)).toThrow(
    refusal('non_finite_output'),
  );
});
