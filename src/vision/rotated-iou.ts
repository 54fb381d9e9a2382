// How much two oriented boxes overlap, as a smooth likeness of two normal distributions. Pure geometry on four corners;
// knows no model. Source: Llerena et al., "Probabilistic Intersection-over-Union" (arXiv 2106.06072), with the constants
// of ultralytics utils/metrics.py, batch_probiou.

export type Corners = readonly (readonly [number, number])[];

const TINY = 1e-7;
const MOST_APART = 100;

interface Spread {
  readonly x: number;
  readonly y: number;
  /** Variance along x, along y, and of both together. */
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/**
 * Middle and spread of the box with these corners. From two sides instead of an angle: the same numbers, and it stays
 * right where stretching has made a parallelogram of the box.
 */
export function spreadOf([a, b, c, d]: Corners): Spread {
  if (!a || !b || !c || !d) throw new RangeError('An oriented box has four corners.');
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [d[0] - a[0], d[1] - a[1]];
  return {
    x: (a[0] + b[0] + c[0] + d[0]) / 4,
    y: (a[1] + b[1] + c[1] + d[1]) / 4,
    xx: (ux * ux + vx * vx) / 12,
    yy: (uy * uy + vy * vy) / 12,
    xy: (ux * uy + vx * vy) / 12,
  };
}

/** 0 (far apart) to nearly 1 (the same) of two boxes by their corners in order round the box. */
export function rotatedIou(first: Corners, second: Corners): number {
  return spreadOverlap(spreadOf(first), spreadOf(second));
}

export function spreadOverlap(p: Spread, q: Spread): number {
  const [xx, yy, xy] = [p.xx + q.xx, p.yy + q.yy, p.xy + q.xy];
  const determinant = xx * yy - xy * xy;
  const [dx, dy] = [q.x - p.x, p.y - q.y];
  const apart = (xx * dy * dy + yy * dx * dx) / (determinant + TINY) / 4 + (xy * dx * dy) / (determinant + TINY) / 2;
  const own = Math.max(0, p.xx * p.yy - p.xy * p.xy) * Math.max(0, q.xx * q.yy - q.xy * q.xy);
  const shape = Math.log(determinant / (4 * Math.sqrt(own) + TINY) + TINY) / 2;
  const distance = Math.min(Math.max(apart + shape, TINY), MOST_APART);
  return 1 - Math.sqrt(1 - Math.exp(-distance) + TINY);
}
