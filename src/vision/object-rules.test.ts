import { expect, test } from 'vitest';
import type { Detection } from '../core/data-types';
import { holds, objectProperty, ruleFault } from './object-rules';

const PHOTO = { width: 200, height: 100 };
const item = (box: Detection['box']): Detection => ({ id: 'o1', label: 'cup', classId: 47, score: 0.8, box });

test('properties of an object, by hand', () => {
  const cup = item([20, 10, 60, 30]);
  const of = (property: Parameters<typeof objectProperty>[1]) => objectProperty(cup, property, PHOTO, 4);
  expect([of('width'), of('height'), of('aspect'), of('rank')]).toEqual([40, 20, 2, 4]);
  expect(of('area')).toBe(0.04);
  expect([of('x'), of('y')]).toEqual([0.2, 0.2]);
  expect([of('score'), of('label'), of('touchesBorder')]).toEqual([0.8, 'cup', false]);
  expect(objectProperty(item([5, 5, 9, 5]), 'aspect', PHOTO, 1)).toBe(0);
});

test.each([
  [[0.4, 10, 20, 20], true],
  [[10, 1, 20, 20], true],
  [[10, 10, 199, 20], true],
  [[10, 10, 20, 99.5], true],
  [[1.1, 1.1, 198.9, 98.9], false],
] as const)('box %j touches the border: %s', (box, touches) => {
  expect(objectProperty(item(box), 'touchesBorder', PHOTO, 1)).toBe(touches);
});

test('comparisons at the limit', () => {
  const at = (operator: Parameters<typeof holds>[1]['operator']) => holds(0.5, { operator, value: 0.5 });
  expect([at('eq'), at('gte'), at('lte')]).toEqual([true, true, true]);
  expect([at('ne'), at('gt'), at('lt')]).toEqual([false, false, false]);
  expect(holds('cup', { operator: 'in', value: [] })).toBe(false);
  expect(holds('cup', { operator: 'notIn', value: [] })).toBe(true);
});

test('faults say what fits', () => {
  expect(ruleFault({ property: 'label', operator: 'gt', value: 'cup' })).toMatchObject({
    code: 'order',
    message: expect.stringContaining('cannot be compared'),
  });
  expect(ruleFault({ property: 'score', operator: 'eq', value: 'high' })).toMatchObject({
    code: 'number',
    message: expect.stringContaining('a number'),
  });
  expect(ruleFault({ property: 'touchesBorder', operator: 'eq', value: true })).toBeNull();
});
