import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Candidate } from '../core/context';
import type { Box } from '../core/data-types';
import { iou } from './boxes';
import { chooseCandidates, selectDetections } from './nms';

const candidate = (label: string, score: number, box: Box): Candidate => ({ label, classId: label.length, score, box });

/** Two boxes of 10 x 10 shifted by 2 overlap by 80 / 120 = 2/3. */
const left: Box = [0, 0, 10, 10];
const shifted: Box = [2, 0, 12, 10];
const far: Box = [50, 50, 60, 60];

const shortly = (candidates: readonly Candidate[], selection: Parameters<typeof selectDetections>[1]) =>
  selectDetections(candidates, selection).map(({ id, label, score }) => `${id} ${label} ${score}`);

it('keeps the surer of two that overlap, and numbers what is left by score', () => {
  const found = shortly([candidate('cup', 0.6, far), candidate('cup', 0.7, left), candidate('cup', 0.9, shifted)], {
    minScore: 0.5,
    iou: 0.5,
  });
  expect(found).toEqual(['o1 cup 0.9', 'o2 cup 0.6']);
});

it('keeps both when they overlap by exactly the limit', () => {
  const halves = [candidate('cup', 0.9, [0, 0, 10, 10]), candidate('cup', 0.8, [0, 0, 10, 5])];
  expect(shortly(halves, { minScore: 0, iou: 0.5 })).toHaveLength(2);
  expect(shortly(halves, { minScore: 0, iou: 0.49 })).toHaveLength(1);
});

it('compares labels apart, unless told to compare across them', () => {
  const both = [candidate('cup', 0.9, left), candidate('bowl', 0.8, shifted)];
  expect(shortly(both, { minScore: 0, iou: 0.5 })).toEqual(['o1 cup 0.9', 'o2 bowl 0.8']);
  expect(shortly(both, { minScore: 0, iou: 0.5, classAgnostic: true })).toEqual(['o1 cup 0.9']);
});

it('does not let an unwanted label push a wanted one away', () => {
  const both = [candidate('bowl', 0.9, left), candidate('cup', 0.8, shifted)];
  const selection = { minScore: 0, iou: 0.5, classAgnostic: true, labels: ['cup'] };
  expect(shortly(both, selection)).toEqual(['o1 cup 0.8']);
});

it('counts a score at the limit as enough, and takes the limit of the label where it has one', () => {
  const all = [candidate('cup', 0.5, left), candidate('cup', 0.49, far), candidate('bowl', 0.3, far)];
  expect(shortly(all, { minScore: 0.5, iou: 0.5, perLabel: { bowl: 0.3 } })).toEqual(['o1 cup 0.5', 'o2 bowl 0.3']);
  expect(shortly(all, { minScore: 0.1, iou: 0.5, perLabel: { cup: 0.6 } })).toEqual(['o1 bowl 0.3']);
});

it('takes a label that is also a word of JavaScript for a label', () => {
  expect(shortly([candidate('constructor', 0.5, left)], { minScore: 0.5, iou: 0.5, perLabel: {} })).toHaveLength(1);
});

it('keeps the order given among equally sure ones, and no more than wanted', () => {
  const equal = [candidate('a', 0.5, left), candidate('b', 0.5, left), candidate('c', 0.5, left)];
  expect(shortly(equal, { minScore: 0, iou: 0.5, maxObjects: 2 })).toEqual(['o1 a 0.5', 'o2 b 0.5']);
});

it('finds nothing among nothing', () => {
  expect(selectDetections([], { minScore: 0, iou: 0.5 })).toEqual([]);
});

it('never leaves two of a label that overlap too much, and drops none without a surer rival', () => {
  const coordinate = fc.integer({ min: 0, max: 20 });
  const box = fc
    .tuple(coordinate, coordinate, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }))
    .map(([x, y, w, h]): Box => [x, y, x + w, y + h]);
  const any = fc.record({
    label: fc.constantFrom('a', 'b'),
    classId: fc.constant(1),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    box,
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (candidates) => {
      const kept = selectDetections(candidates, { minScore: 0.2, iou: 0.5 });
      for (const [i, one] of kept.entries()) {
        for (const other of kept.slice(i + 1)) {
          expect(other.score).toBeLessThanOrEqual(one.score);
          if (one.label === other.label) expect(iou(one.box, other.box)).toBeLessThanOrEqual(0.5);
        }
      }
      for (const { label, score, box: place } of candidates) {
        if (score < 0.2 || kept.some((k) => k.label === label && k.score === score && k.box === place)) continue;
        expect(kept.some((k) => k.label === label && k.score >= score && iou(k.box, place) > 0.5)).toBe(true);
      }
    }),
  );
});

it('says when there were more than wanted, and not when what was left out is only the double of another', () => {
  const three = [candidate('cup', 0.9, left), candidate('cup', 0.8, shifted), candidate('cup', 0.7, far)];
  const selection = { minScore: 0, iou: 0.5 };
  expect(chooseCandidates(three, { ...selection, maxObjects: 1 }).capped).toBe(true);
  expect(chooseCandidates(three, { ...selection, maxObjects: 2 })).toMatchObject({
    capped: false,
    kept: { length: 2 },
  });
  expect(chooseCandidates(three.slice(0, 2), { ...selection, maxObjects: 1 }).capped).toBe(false);
});

it('looks at oriented boxes as they lie, and hands on corners and body points', () => {
  const bar = (angle: number, score: number): Candidate => {
    const [cos, sin] = [Math.cos(angle) * 50, Math.sin(angle) * 50];
    const [w, h] = [Math.sin(angle) * 2, Math.cos(angle) * 2];
    const points = [
      [-cos + w, -sin - h],
      [cos + w, sin - h],
      [cos - w, sin + h],
      [-cos - w, -sin + h],
    ] as const;
    return { ...candidate('bar', score, [-37, -37, 37, 37]), points };
  };
  // Crossed bars have the same upright box, yet are two; the same bar twice is one.
  const crossed = selectDetections([bar(Math.PI / 4, 0.9), bar(-Math.PI / 4, 0.8), bar(Math.PI / 4, 0.7)], {
    minScore: 0,
    iou: 0.5,
  });
  expect(crossed.map(({ score }) => score)).toEqual([0.9, 0.8]);
  expect(crossed[0]?.points).toHaveLength(4);
  const keypoints = [{ x: 1, y: 2, score: 0.5 }];
  expect(
    selectDetections([{ ...candidate('cup', 0.9, left), keypoints }], { minScore: 0, iou: 0.5 })[0]?.keypoints,
  ).toEqual(keypoints);
});
