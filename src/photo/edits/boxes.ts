// Boxes drawn and moved by hand: always on the photo, never thinner than a person can see. Pure; pixels of the photo.

import type { Box } from '../../core/data-types';

interface Size {
  readonly width: number;
  readonly height: number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The smallest side of a box by hand: a two-hundredth of the photo's longer side, at least 2 pixels. */
export const leastSide = ({ width, height }: Size): number => Math.max(2, Math.max(width, height) / 200);

/** From one corner to the other, whichever way it was dragged; null for a mere click. */
export function drawnBox(from: readonly [number, number], to: readonly [number, number], photo: Size): Box | null {
  const xs = [from[0], to[0]].map((x) => clamp(x, 0, photo.width)).sort((a, b) => a - b);
  const ys = [from[1], to[1]].map((y) => clamp(y, 0, photo.height)).sort((a, b) => a - b);
  const [x1 = 0, x2 = 0] = xs;
  const [y1 = 0, y2 = 0] = ys;
  const least = leastSide(photo);
  return x2 - x1 < least || y2 - y1 < least ? null : [x1, y1, x2, y2];
}

/** A box for who adds one by keys: in the middle of `view`, a sixth of the photo wide. */
export function middleBox(photo: Size, centre: readonly [number, number] = [photo.width / 2, photo.height / 2]): Box {
  const half = Math.max(leastSide(photo), Math.min(photo.width, photo.height) / 6) / 2;
  return moveBox([centre[0] - half, centre[1] - half, centre[0] + half, centre[1] + half], 0, 0, photo);
}

/** Moved as a whole, stopped at the edges. */
export function moveBox([x1, y1, x2, y2]: Box, dx: number, dy: number, photo: Size): Box {
  const width = Math.min(x2 - x1, photo.width);
  const height = Math.min(y2 - y1, photo.height);
  const x = clamp(x1 + dx, 0, photo.width - width);
  const y = clamp(y1 + dy, 0, photo.height - height);
  return [x, y, x + width, y + height];
}

/** Its right and lower edge moved. */
export function resizeBox([x1, y1, x2, y2]: Box, dx: number, dy: number, photo: Size): Box {
  const least = leastSide(photo);
  return [
    x1,
    y1,
    clamp(x2 + dx, Math.min(x1 + least, photo.width), photo.width),
    clamp(y2 + dy, Math.min(y1 + least, photo.height), photo.height),
  ];
}
