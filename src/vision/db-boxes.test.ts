import { expect, it } from 'vitest';
import { type TextMap, textBoxes } from './db-boxes';

function map(width: number, height: number, value: (x: number, y: number) => number): TextMap {
  const values = Float32Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width)));
  return { width, height, values };
}
const block =
  (x1: number, y1: number, x2: number, y2: number, value: number) =>
  (x: number, y: number): number =>
    x >= x1 && x <= x2 && y >= y1 && y <= y2 ? value : 0;

it('grows a line by area times ratio over perimeter on every side', () => {
  // Cells 10..50 by 10..20: 40 by 10 between centres; 40 * 10 * 1.5 / 100 = 6 on every side.
  const { boxes, capped } = textBoxes(map(64, 32, block(10, 10, 50, 20, 0.875)));
  expect(capped).toBe(false);
  expect(boxes).toHaveLength(1);
  expect(boxes[0]?.score).toBeCloseTo(0.875);
  expect(boxes[0]?.points.flat().map((v) => Number(v.toFixed(6)))).toEqual([4, 4, 56, 4, 56, 26, 4, 26]);
});

it('keeps a line whose mean is exactly the limit and drops one below it', () => {
  const at = (value: number) => textBoxes(map(64, 32, block(10, 10, 50, 20, value)), { box: 0.75 }).boxes.length;
  expect(at(0.75)).toBe(1);
  expect(at(0.74)).toBe(0);
});

it('takes cells exactly at the limit for no text', () => {
  const settings = { cell: 0.5, box: 0 };
  expect(textBoxes(map(64, 32, block(10, 10, 50, 20, 0.5)), settings).boxes).toHaveLength(0);
  expect(textBoxes(map(64, 32, block(10, 10, 50, 20, 0.51)), settings).boxes).toHaveLength(1);
});

it('finds lines that are turned', () => {
  // A strip 12 wide along the diagonal.
  const { boxes } = textBoxes(map(100, 100, (x, y) => (Math.abs(x - y) < 9 && x + y > 40 && x + y < 160 ? 0.9 : 0)));
  expect(boxes).toHaveLength(1);
  const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = boxes[0]?.points ?? [];
  expect(Math.abs(Math.atan2(y2 - y1, x2 - x1))).toBeCloseTo(Math.PI / 4, 1);
});

it('leaves dirt out', () => {
  expect(textBoxes(map(64, 32, block(10, 10, 50, 12, 0.9))).boxes).toHaveLength(0);
  expect(textBoxes(map(64, 32, block(10, 10, 10, 10, 0.9))).boxes).toHaveLength(0);
  expect(textBoxes(map(64, 32, () => 0)).boxes).toHaveLength(0);
});

it('says when there are more lines than it looks at', () => {
  const two = map(64, 64, (x, y) => block(5, 5, 50, 15, 0.9)(x, y) + block(5, 30, 50, 40, 0.9)(x, y));
  expect(textBoxes(two).boxes).toHaveLength(2);
  expect(textBoxes(two, { maxLines: 1 })).toMatchObject({ capped: true, boxes: [{}] });
});
