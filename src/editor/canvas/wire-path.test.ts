// Which way a wire takes: worked out by hand for a card that reaches 200 above its port and 20 below it.
import { expect, test } from 'vitest';
import { wirePath } from './wire-path';

const reach = { above: 200, below: 20 };
const from = { x: 220, y: 210 };

test('to the right a wire is one curve', () => {
  const [path, x, y] = wirePath(from, { x: 320, y: 310 }, reach);
  expect(path).toMatch(/^M220,210 C/);
  expect([x, y]).toEqual([270, 260]);
});

test('back to a step below or above it goes past the card, in the gap between the two', () => {
  const [down, , low] = wirePath(from, { x: 0, y: 510 }, reach);
  expect(down).not.toContain('C');
  expect(low).toBe(252);
  const [, , high] = wirePath(from, { x: 0, y: -190 }, reach);
  expect(high).toBe(-12);
});

test('back to a step beside it there is no gap to go through', () => {
  expect(wirePath(from, { x: 0, y: 200 }, reach)[0]).toContain('C');
});
