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
export function applyToBox(affine: Affine, box: Box): Box {
  const [x1, y1, x2, y2] = box;
  const corners = [
    applyToPoint(affine, x1, y1),
    applyToPoint(affine, x2, y1),
    applyToPoint(affine, x2, y2),
    applyToPoint(affine, x1, y2),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
