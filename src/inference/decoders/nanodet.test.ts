import { describe, expect, it } from 'vitest';
import { decoderCard, floats, refusal, told } from '../../../test/support/decoding';
import { rowsFirst, rowsWith } from '../../../test/support/raw-tables';
import { decodeNanodet } from './nanodet';
import { decodeNanodetHeads } from './nanodet-heads';

/** 64 x 32: heads of 8 x 4, 4 x 2, 2 x 1 and 1 x 1 cells. */
const SIZE = { width: 64, height: 32 };
const CELLS = [32, 8, 2, 1];
const card = decoderCard({
  input: SIZE,
  labels: [
    { classId: 0, label: 'cup' },
    { classId: 2, label: 'bowl' },
  ],
});
/** A side whose distance is surely `bin` strides. */
const side = (bin: number, bins = 8) => Array.from({ length: bins }, (_, i) => (i === bin ? 60 : 0));
const sides = (l: number, t: number, r: number, b: number, bins = 8) => [l, t, r, b].flatMap((bin) => side(bin, bins));
const COLUMNS = 3 + 4 * 8;

describe('joined heads', () => {
  it('NanoDet: three strides, from the middle of the cell', () => {
    // Cell (1, 1) of stride 8 has its middle at (12, 12); cell (1, 0) of stride 32 at (48, 16).
    const raw = rowsFirst(
      rowsWith(42, COLUMNS, { 9: [0.5, 0.9, 0.25, ...sides(1, 0, 2, 1)], 41: [0, 0, 0.75, ...sides(1, 0, 0, 1)] }),
    );
    expect(told(decodeNanodet({ raw }, card, SIZE, 0.5))).toEqual(['cup 0 0.5 4 12 28 20', 'bowl 2 0.75 16 16 48 48']);
  });

  it('NanoDet-Plus: four strides, from the top left of the cell', () => {
    const raw = rowsFirst(rowsWith(43, COLUMNS, { 9: [0.5, 0, 0, ...sides(1, 0, 2, 1)] }));
    expect(told(decodeNanodet({ raw }, card, SIZE, 0.5))).toEqual(['cup 0 0.5 0 8 24 16']);
  });

  it('takes the mean of the bins', () => {
    // Bins 1 and 2 equally likely: 1.5 strides.
    const half = [0, 60, 60, 0, 0, 0, 0, 0];
    const raw = rowsFirst(rowsWith(42, COLUMNS, { 9: [0.5, 0, 0, ...half, ...side(1), ...half, ...side(1)] }));
    expect(told(decodeNanodet({ raw }, card, SIZE, 0.5))).toEqual(['cup 0 0.5 0 4 24 20']);
  });

  it('tells 11 bins from 8 by the number of labels', () => {
    const raw = rowsFirst(rowsWith(42, 3 + 44, { 9: [0.5, 0, 0, ...sides(1, 1, 10, 1, 11)] }));
    expect(told(decodeNanodet({ raw }, card, SIZE, 0.5))).toEqual(['cup 0 0.5 4 4 92 20']);
  });

  it('finds nothing where nothing is, photo by photo', () => {
    const raw = rowsFirst(rowsWith(42, COLUMNS, {}), rowsWith(42, COLUMNS, { 9: [0.5, 0, 0, ...sides(1, 0, 2, 1)] }));
    const found = decodeNanodet({ raw }, card, SIZE, 0.5);
    expect([told(found, 0), told(found, 1)]).toEqual([[], ['cup 0 0.5 4 12 28 20']]);
  });

  it('refuses another number of cells or columns, and what is not a number', () => {
    const refused = (raw: ReturnType<typeof rowsFirst>) => () => decodeNanodet({ raw }, card, SIZE, 0.5);
    expect(refused(rowsFirst(rowsWith(40, COLUMNS, {})))).toThrow(refusal('model_unsupported'));
    expect(refused(rowsFirst(rowsWith(42, 20, {})))).toThrow(refusal('model_unsupported'));
    expect(refused(rowsFirst(rowsWith(42, COLUMNS, { 0: new Array<number>(COLUMNS).fill(Number.NaN) })))).toThrow(
      refusal('non_finite_output'),
    );
  });
});

describe('heads apart', () => {
  const empty = Object.fromEntries(
    [8, 16, 32].flatMap((stride, i) => [
      [`cls${stride}`, rowsFirst(rowsWith(CELLS[i] ?? 0, 3, {}))],
      [`reg${stride}`, rowsFirst(rowsWith(CELLS[i] ?? 0, 44, {}))],
    ]),
  );

  it('reads scores and distances by stride', () => {
    const outputs = {
      ...empty,
      cls16: rowsFirst(rowsWith(8, 3, { 6: [0, 0, 0.75] })),
      reg16: rowsFirst(rowsWith(8, 44, { 6: sides(1, 1, 1, 0, 11) })),
    };
    // Cell (2, 1) of stride 16: middle (40, 24).
    expect(told(decodeNanodetHeads(outputs, card, SIZE, 0.5))).toEqual(['bowl 2 0.75 24 8 56 24']);
  });

  it('finds nothing where nothing is', () => {
    expect(told(decodeNanodetHeads(empty, card, SIZE, 0.5))).toEqual([]);
  });

  it('refuses heads that do not fit each other', () => {
    expect(() => decodeNanodetHeads({ ...empty, reg16: floats([1, 7, 44]) }, card, SIZE, 0.5)).toThrow(
      refusal('model_unsupported'),
    );
    expect(() => decodeNanodetHeads({}, card, SIZE, 0.5)).toThrow(refusal('model_unsupported'));
  });
});
