import { expect, it } from 'vitest';
import { boxReader } from './read-box';

const size = { width: 200, height: 100 };

it('reads the same box from every way of writing it', () => {
  const box = [20, 10, 60, 50];
  expect(boxReader({ format: 'xyxy', space: 'input' }, size)([20, 10, 60, 50], 0)).toEqual(box);
  expect(boxReader({ format: 'yxyx', space: 'input' }, size)([10, 20, 50, 60], 0)).toEqual(box);
  expect(boxReader({ format: 'xywh', space: 'input' }, size)([20, 10, 40, 40], 0)).toEqual(box);
  expect(boxReader({ format: 'cxcywh', space: 'input' }, size)([40, 30, 40, 40], 0)).toEqual(box);
});

it('scales shares of the input by its own width and height', () => {
  expect(boxReader({ format: 'xyxy', space: 'unit' }, size)([0, 0.25, 0.5, 0.75, 1], 1)).toEqual([50, 50, 150, 100]);
  expect(boxReader({ format: 'yxyx', space: 'unit' }, size)([0.25, 0.25, 0.5, 1], 0)).toEqual([50, 25, 200, 50]);
  expect(boxReader({ format: 'cxcywh', space: 'unit' }, size)([0.5, 0.5, 0.5, 0.5], 0)).toEqual([50, 25, 150, 75]);
});
