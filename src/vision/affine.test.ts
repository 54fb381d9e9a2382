import { expect, it } from 'vitest';
import type { Affine } from '../core/data-types';
import { applyToBox, applyToPoint, compose, IDENTITY, invert, scaling, translation } from './affine';

/** A quarter turn clockwise of a picture 10 high: (x, y) becomes (10 - y, x). */
const QUARTER_TURN: Affine = [0, 1, -1, 0, 10, 0];

it('applies the inner map first', () => {
  const shiftThenScale = compose(scaling(2, 3), translation(1, 1));
  expect(applyToPoint(shiftThenScale, 4, 5)).toEqual([10, 18]);
  const scaleThenShift = compose(translation(1, 1), scaling(2, 3));
  expect(applyToPoint(scaleThenShift, 4, 5)).toEqual([9, 16]);
});

it('undoes a map', () => {
  const map = compose(QUARTER_TURN, compose(scaling(2, 4), translation(-3, 7)));
  const there = applyToPoint(map, 5, 6);
  const [x, y] = applyToPoint(invert(map), ...there);
  expect([x, y]).toEqual([5, 6]);
  expect(invert(IDENTITY).map((n) => n + 0)).toEqual([...IDENTITY]);
});

it('refuses to undo a map that squashes the picture', () => {
  expect(() => invert(scaling(0, 1))).toThrow(RangeError);
});

it('keeps boxes upright through a turn', () => {
  expect(applyToBox(QUARTER_TURN, [1, 2, 3, 6])).toEqual([4, 1, 8, 3]);
  expect(applyToBox(scaling(0.5, 2), [2, 2, 6, 4])).toEqual([1, 4, 3, 8]);
});
