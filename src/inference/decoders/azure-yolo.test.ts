import { expect, it } from 'vitest';
import { decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { decodeAzureYolo } from './azure-yolo';

/** One anchor of 40 by 20 pixels, three classes (0, 1, 2), a grid of 2 rows and 4 columns: cells of 50 by 50 pixels. */
const card = decoderCard({
  labels: [
    { classId: 0, label: 'can' },
    { classId: 2, label: 'jar' },
  ],
  decoding: { anchors: [[40, 20]] },
});
const CELLS = 8;

/** Channels of one anchor; `at` sets numbers of single cells. */
function channels(...at: readonly (readonly [channel: number, cell: number, value: number])[]): number[] {
  const values = new Array<number>(8 * CELLS).fill(0);
  values.fill(-99, 4 * CELLS, 5 * CELLS);
  for (const [channel, cell, value] of at) values[channel * CELLS + cell] = value;
  return values;
}

it('adds x and y to the cell, stretches the anchor, multiplies objectness by the share of the class', () => {
  // Cell 5 is row 1, column 1. Objectness 3/4; classes 1 : 2 : 5, so the last has 5/8.
  const raw = floats(
    [1, 8, 2, 4],
    ...channels(
      [0, 5, 0.5],
      [1, 5, 0.25],
      [2, 5, Math.log(2)],
      [4, 5, Math.log(3)],
      [6, 5, Math.log(2)],
      [7, 5, Math.log(5)],
    ),
  );
  // Centre (1.5, 1.25) cells = (75, 62.5); 80 by 20.
  expect(told(decodeAzureYolo({ raw }, card, INPUT, 0.46))).toEqual(['jar 2 0.469 35 52.5 115 72.5']);
  expect(told(decodeAzureYolo({ raw }, card, INPUT, 0.47))).toEqual([]);
});

it('says nothing where the surest class is one that is not shown', () => {
  const raw = floats([1, 8, 2, 4], ...channels([4, 0, 9], [6, 0, 9]));
  expect(told(decodeAzureYolo({ raw }, card, INPUT, 0.1))).toEqual([]);
});

it('takes the anchors of the sample, in cells, where the card has none', () => {
  const labels = [{ classId: 0, label: 'can' }];
  const values = new Array<number>(30).fill(0);
  const raw = floats([1, 30, 1, 1], ...values);
  const found = told(decodeAzureYolo({ raw }, decoderCard({ labels }), INPUT, 0.5));
  expect(found).toHaveLength(5);
  // 0.573 by 0.677 cells of 200 by 100 pixels, round the corner of the only cell.
  expect(found[0]).toBe('can 0 0.5 -57.3 -33.85 57.3 33.85');
});

it('keeps the photos of a batch apart', () => {
  const raw = floats([2, 8, 2, 4], ...channels(), ...channels([4, 0, 99], [5, 0, 99]));
  const found = decodeAzureYolo({ raw }, card, INPUT, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([[], ['can 0 1 -20 -10 20 10']]);
});

it('refuses other shapes and numbers that are none', () => {
  expect(() => decodeAzureYolo({ raw: floats([1, 5, 1, 1], 0, 0, 0, 0, 0) }, card, INPUT, 0)).toThrow(
    refusal('model_unsupported'),
  );
  expect(() =>
    decodeAzureYolo({ raw: floats([1, 8, 2, 4], ...channels([4, 0, Number.NaN])) }, card, INPUT, 0.5),
  ).toThrow(refusal('non_finite_output'));
});
