// Affine maps between pixel coordinates of an image before and after a step. Pure arithmetic on six numbers;
// knows nothing of images or files. A map `[a, b, c, d, e, f]` sends (x, y) to (a x + c y + e, b x + d y + f).

import type { Affine, Box } from '../core/data-types';

export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

export function scaling(sx: number, sy: number): Affine {
  return [sx, 0, 0, sy, 0, 0];
}

export function translation(tx: number, ty: number): Affine {
  return [1, 0, 0, 1, tx, ty];
}

/** The map that applies `inner` first, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [ia, ib, ic, id, ie, jf] = inner;
  return [a * ia + c * ib, b * ia + d * ib, a * ic + c * id, b * ic + d * id, a * ie + c * jf + e, b * ie + d * jf + f];
}

/** The map that undoes `affine`. Throws a RangeError when it squashes the plane (no inverse exists). */
export function invert(affine: Affine): Affine {
  const [a, b, c, d, e, f] = affine;
  const determinant = a * d - b * c;
  if (determinant === 0 || !Number.isFinite(determinant)) throw new RangeError('This map has no inverse.');
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

export function applyToPoint(affine: Affine, x: number, y: number): [number, number] {
  const [a, b, c, d, e, f] = affine;
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The smallest axis-aligned box round the mapped `box`; exact for scalings, shifts, flips and quarter turns. */
export function applyToBox([a, b, c, d, e, f]: Affine, box: Box): Box {
  const x1 = box[0];
  const y1 = box[1];
  const x2 = box[2];
  const y2 = box[3];
  // The least and the greatest of a sum of two independent terms are the sums of theirs; no corner has to be made.
  return [
    Math.min(a * x1, a * x2) + Math.min(c * y1, c * y2) + e,
    Math.min(b * x1, b * x2) + Math.min(d * y1, d * y2) + f,
    Math.max(a * x1, a * x2) + Math.max(c * y1, c * y2) + e,
    Math.max(b * x1, b * x2) + Math.max(d * y1, d * y2) + f,
  ];
}
