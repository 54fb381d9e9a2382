import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Corners, rotatedIou } from './rotated-iou';

function corners(cx: number, cy: number, w: number, h: number, angle = 0): Corners {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (x: number, y: number) => [cx + x * cos - y * sin, cy + x * sin + y * cos] as const;
  return [at(-w / 2, -h / 2), at(w / 2, -h / 2), at(w / 2, h / 2), at(-w / 2, h / 2)];
}

it('is nearly 1 for the same box, whichever of its sides is called the first', () => {
  expect(rotatedIou(corners(50, 40, 20, 10, 0.3), corners(50, 40, 20, 10, 0.3))).toBeCloseTo(1, 2);
  expect(rotatedIou(corners(50, 40, 20, 10, 0.3), corners(50, 40, 10, 20, 0.3 + Math.PI / 2))).toBeCloseTo(1, 2);
});

it('follows the formula: two squares of side s shifted by s', () => {
  // Variances s^2 / 12, so the distance is (s^2 x s^2 / 6) / (s^4 / 36) / 4 = 1.5 and the shape says nothing.
  expect(rotatedIou(corners(0, 0, 12, 12), corners(12, 0, 12, 12))).toBeCloseTo(1 - Math.sqrt(1 - Math.exp(-1.5)), 5);
});

it('follows the formula: the same place, one four times as wide', () => {
  // Variances 12 and 192 along x, 12 along y: shape = ln(204 x 24 / (4 sqrt(144 x 2304))) / 2.
  const shape = Math.log((204 * 24) / (4 * Math.sqrt(144 * 2304))) / 2;
  expect(rotatedIou(corners(0, 0, 12, 12), corners(0, 0, 48, 12))).toBeCloseTo(1 - Math.sqrt(1 - Math.exp(-shape)), 5);
});

it('tells two crossed bars from two parallel ones', () => {
  const bar = corners(0, 0, 100, 4);
  expect(rotatedIou(bar, corners(0, 0, 100, 4, Math.PI / 2))).toBeLessThan(0.2);
  expect(rotatedIou(bar, corners(0, 1, 100, 4))).toBeGreaterThan(0.5);
});

it('is the same from either side, and for both turned, moved and scaled alike', () => {
  const number = fc.double({ min: -40, max: 40, noNaN: true });
  const side = fc.double({ min: 2, max: 30, noNaN: true });
  const angle = fc.double({ min: -3, max: 3, noNaN: true });
  const box = fc.tuple(number, number, side, side, angle);
  fc.assert(
    fc.property(box, box, angle, (a, b, turn) => {
      const [p, q] = [corners(...a), corners(...b)];
      const overlap = rotatedIou(p, q);
      expect(rotatedIou(q, p)).toBeCloseTo(overlap, 8);
      const moved = (points: Corners): Corners =>
        points.map(([x, y]) => [
          7 + 2 * (x * Math.cos(turn) - y * Math.sin(turn)),
          3 + 2 * (x * Math.sin(turn) + y * Math.cos(turn)),
        ]);
      expect(rotatedIou(moved(p), moved(q))).toBeCloseTo(overlap, 4);
    }),
  );
});

it('gives no number where there is no box', () => {
  expect(() => rotatedIou([[0, 0]], corners(0, 0, 1, 1))).toThrow(RangeError);
});
