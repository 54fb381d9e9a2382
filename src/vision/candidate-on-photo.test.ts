import { expect, it } from 'vitest';
import type { Candidate } from '../core/context';
import type { Affine } from '../core/data-types';
import { candidateOnPhoto } from './candidate-on-photo';

const PHOTO = { width: 100, height: 50 };
/** Twice as large, ten further right. */
const TWICE: Affine = [2, 0, 0, 2, 10, 0];
const cup: Candidate = { label: 'cup', classId: 1, score: 0.5, box: [5, 5, 10, 10] };

it('maps the box and cuts it at the edges', () => {
  expect(candidateOnPhoto(cup, TWICE, PHOTO)).toEqual({ ...cup, box: [20, 10, 30, 20] });
  expect(candidateOnPhoto({ ...cup, box: [-9, 20, 50, 30] }, TWICE, PHOTO)?.box).toEqual([0, 40, 100, 50]);
});

it('leaves out what lies in the padding only', () => {
  expect(candidateOnPhoto({ ...cup, box: [5, 26, 10, 30] }, TWICE, PHOTO)).toBeNull();
});

it('maps corners and body points without cutting them, and draws the box round the corners', () => {
  const points = [
    [40, 20],
    [48, 24],
    [44, 30],
    [36, 26],
  ] as const;
  const keypoints = [{ x: 50, y: 30, score: 0.25 }];
  const found = candidateOnPhoto({ ...cup, points, keypoints }, TWICE, PHOTO);
  expect(found?.points).toEqual([
    [90, 40],
    [106, 48],
    [98, 60],
    [82, 52],
  ]);
  expect(found?.box).toEqual([82, 40, 100, 50]);
  expect(found?.keypoints).toEqual([{ x: 110, y: 60, score: 0.25 }]);
});

it('stays the smallest upright box of an oriented one when the photo was turned by less than a quarter', () => {
  const [cos, sin] = [Math.cos(Math.PI / 4), Math.sin(Math.PI / 4)];
  const points = [
    [20, 0],
    [40, 20],
    [20, 40],
    [0, 20],
  ] as const;
  const turned: Affine = [cos, -sin, sin, cos, 20, 20];
  const found = candidateOnPhoto({ ...cup, box: [0, 0, 40, 40], points }, turned, PHOTO);
  // The diamond of side 28.28 lies upright then.
  expect(found && found.box[2] - found.box[0]).toBeCloseTo(20 * Math.SQRT2, 6);
});

it('hands on nothing else a decoder may have added', () => {
  const more = { ...cup, mask: { box: cup.box, width: 1, height: 1, values: new Float32Array(1) } };
  expect(Object.keys(candidateOnPhoto(more, TWICE, PHOTO) ?? {})).toEqual(['label', 'classId', 'score', 'box']);
});
