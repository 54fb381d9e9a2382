import { expect, it } from 'vitest';
import { trimMask } from './trim-mask';

it('keeps what is inside and one cell round it', () => {
  // 8 by 5 cells over 80 by 50 pixels; inside are the cells 3..4 by 2.
  const trimmed = trimMask({
    box: [0, 0, 80, 50],
    width: 8,
    height: 5,
    value: (i) => (i === 2 * 8 + 3 || i === 2 * 8 + 4 ? 0.5 : 0.25),
  });
  expect(trimmed).toEqual({
    box: [20, 10, 60, 40],
    width: 4,
    height: 3,
    values: Float32Array.from([0.25, 0.25, 0.25, 0.25, 0.25, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25]),
  });
});

it('does not reach beyond the grid', () => {
  const trimmed = trimMask({ box: [10, 10, 12, 12], width: 2, height: 2, value: (i) => (i === 0 ? 1 : 0) });
  expect(trimmed).toMatchObject({ box: [10, 10, 12, 12], width: 2, height: 2 });
});

it('gives nothing where nothing is inside', () => {
  expect(trimMask({ box: [0, 0, 4, 4], width: 2, height: 2, value: () => 0.49 })).toBeUndefined();
});
