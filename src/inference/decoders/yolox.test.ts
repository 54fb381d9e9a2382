import { expect, it } from 'vitest';
import { decodedAs, decoderCard, refusal, told } from '../../../test/support/decoding';
import { rowsFirst, rowsWith } from '../../../test/support/raw-tables';
import { applyToBox } from '../../vision/affine';
import { fitToInput } from '../../vision/fit';
import { decodeYolox } from './yolox';

/** 64 x 32: heads of 8 x 4, 4 x 2 and 2 x 1 cells. */
const SIZE = { width: 64, height: 32 };
const CELLS = 32 + 8 + 2;
const card = decoderCard({
  input: SIZE,
  labels: [
    { classId: 0, label: 'cup' },
    { classId: 2, label: 'bowl' },
  ],
});

it('decodes cells by their stride, head by head', () => {
  // Cell (2, 1) of stride 16 is row 32 + 1 x 4 + 2; exp(ln 2) x 16 = 32 wide.
  const raw = rowsFirst(
    rowsWith(CELLS, 8, {
      0: [0.5, 0.25, 0, Math.log(0.5), 0.5, 0.5, 0.9, 0.4],
      38: [0.5, -0.25, Math.log(2), 0, 1, 0.25, 0.9, 0.75],
    }),
  );
  expect(told(decodeYolox({ raw }, card, SIZE, 0.25))).toEqual(['cup 0 0.25 0 0 8 4', 'bowl 2 0.75 24 4 56 20']);
});

it('knows the fourth stride by the number of cells', () => {
  const raw = rowsFirst(rowsWith(CELLS + 1, 8, { 42: [0.5, 0.25, 0, Math.log(0.25), 1, 1, 0, 0] }));
  expect(told(decodeYolox({ raw }, card, SIZE, 0.5))).toEqual(['cup 0 1 0 8 64 24']);
});

it('reads decoded boxes as they are, photo by photo', () => {
  const decoded = { ...card, boxes: { format: 'cxcywh', space: 'input' } } as const;
  const raw = rowsFirst([[20, 10, 8, 4, 1, 0.5, 0, 0]], [[0, 0, 8, 4, 0, 1, 1, 1]]);
  const found = decodeYolox({ raw }, decoded, SIZE, 0.5);
  expect([told(found, 0), told(found, 1)]).toEqual([['cup 0 0.5 16 8 24 12'], []]);
});

it('leads back from padding at the end', () => {
  // 320 x 80 becomes 64 x 16 at the top.
  const { toImage } = fitToInput({ width: 320, height: 80 }, { ...SIZE, resize: 'letterbox', padAt: 'end' });
  const raw = rowsFirst(rowsWith(CELLS, 8, { 0: [0.5, 0.5, 0, 0, 1, 1, 0, 0] }));
  const [found] = decodedAs(decodeYolox({ raw }, card, SIZE, 0.5), 'objects').proposals;
  expect(found && applyToBox(toImage, found.box)).toEqual([0, 0, 40, 40]);
});

it('refuses another number of cells, too few columns and what is not a number', () => {
  const refused = (raw: ReturnType<typeof rowsFirst>) => () => decodeYolox({ raw }, card, SIZE, 0.5);
  expect(refused(rowsFirst(rowsWith(CELLS - 1, 8, {})))).toThrow(
    expect.objectContaining({
      params: expect.objectContaining({ reason: expect.stringMatching(/41 .*64 x 32 has 42 or 43/) }),
    }),
  );
  expect(refused(rowsFirst(rowsWith(CELLS, 5, {})))).toThrow(refusal('model_unsupported'));
  expect(refused(rowsFirst(rowsWith(CELLS, 8, { 3: [0, 0, 0, 0, Number.NaN, 0, 0, 0] })))).toThrow(
    refusal('non_finite_output'),
  );
});
