import { expect, test } from 'vitest';
import { viewOfAll } from './sight';

const card = (id: string) => ({ size: { width: 220, height: 300 }, data: { node: { id } } });
const row = (count: number, pitch: number) => {
  const ids = Array.from({ length: count }, (_, i) => `s${i}`);
  return [ids.map(card), Object.fromEntries(ids.map((id, i) => [id, { x: 100 + i * pitch, y: 50 }]))] as const;
};
const screen = { width: 1120, height: 800 };

test('few steps are seen whole and no larger than they are', () => {
  const { transform } = viewOfAll(...row(2, 300), screen);
  expect(transform[2]).toBe(1);
  // In the middle: 520 wide, from 100 on.
  expect(transform[0]).toBeCloseTo((1120 - 520) / 2 - 100, 0);
});

test('what would be too small to be read begins at its first step', () => {
  const [x, y, zoom] = viewOfAll(...row(8, 300), screen).transform;
  expect(zoom).toBe(0.75);
  expect(x + 100 * zoom).toBe(16);
  // Of what is lower than the view the middle is in the middle.
  expect(y + (50 + 150) * zoom).toBe(400);
});

test('many steps are seen from afar, but not from too far', () => {
  expect(viewOfAll(...row(13, 260), screen).transform[2]).toBe(0.35);
  expect(viewOfAll(...row(40, 260), screen).transform[2]).toBe(0.35);
  expect(viewOfAll([], {}, screen).transform[2]).toBe(1);
});
