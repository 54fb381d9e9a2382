// Fills a mask in its colour so that the photo shines through, and draws its outline. Knows no tags and no files.

import type { Affine, Rgb, Rle } from '../../core/data-types';
import { applyToBox, invert } from '../../vision/affine';
import { type RleBitmap, rleBitmap } from '../../vision/rle';
import type { Canvas, Rect } from './canvas';
import { grow } from './canvas';
import { type MarkStyle, OUTLINE_COLOUR } from './mark-style';

const FILL_OPACITY = 0.36;

/** Whether each pixel of `area` lies in the mask. Pixels outside of the canvas are like the next ones on it. */
interface Cover {
  readonly area: Rect;
  readonly width: number;
  readonly inside: Uint8Array;
}

/** Places along one side of the canvas as places in the bitmap, times `stride`; -1 outside of it. */
function places(from: number, to: number, most: number, place: (at: number) => number, cells: number, stride: number) {
  return Int32Array.from({ length: to - from }, (_, i) => {
    const cell = Math.floor(place(Math.min(most - 1, Math.max(0, from + i)) + 0.5));
    return cell < 0 || cell >= cells ? -1 : cell * stride;
  });
}

/** `toCanvas` maps pixels of the mask; steps only scale, shift, flip and turn by quarters, so rows stay rows or columns. */
function coverOf(canvas: Canvas, bitmap: RleBitmap, toCanvas: Affine, margin: number): Cover | null {
  const { left, top, width, height, cells } = bitmap;
  const [x1, y1, x2, y2] = applyToBox(toCanvas, [left, top, left + width, top + height]);
  const own = {
    x1: Math.max(0, Math.floor(x1)),
    y1: Math.max(0, Math.floor(y1)),
    x2: Math.min(canvas.width, Math.ceil(x2)),
    y2: Math.min(canvas.height, Math.ceil(y2)),
  };
  if (own.x1 >= own.x2 || own.y1 >= own.y2) return null;
  const area = grow(own, margin);
  const [a, b, c, d, e, f] = invert(toCanvas);
  const turned = Math.abs(a) < Math.abs(c);
  const across = turned
    ? places(area.x1, area.x2, canvas.width, (x) => b * x + f - top, height, width)
    : places(area.x1, area.x2, canvas.width, (x) => a * x + e - left, width, 1);
  const down = turned
    ? places(area.y1, area.y2, canvas.height, (y) => c * y + e - left, width, 1)
    : places(area.y1, area.y2, canvas.height, (y) => d * y + f - top, height, width);
  const inside = new Uint8Array(across.length * down.length);
  for (const [y, row] of down.entries()) {
    if (row < 0) continue;
    const start = y * across.length;
    for (let x = 0; x < across.length; x += 1) {
      const column = across[x] ?? -1;
      if (column >= 0) inside[start + x] = cells[row + column] ?? 0;
    }
  }
  return { area, width: across.length, inside };
}

/** Draws `mask`; `toCanvas` maps its pixels to those of the canvas. */
export function drawMask(canvas: Canvas, mask: Rle, toCanvas: Affine, colour: Rgb, style: MarkStyle): void {
  const bitmap = rleBitmap(mask);
  const margin = style.line + style.outline;
  const cover = bitmap && coverOf(canvas, bitmap, toCanvas, margin);
  if (!cover) return;
  const { area, width, inside } = cover;
  const [line, rim] = [style.line, style.outline];
  const at = (index: number) => inside[index] ?? 0;
  const { data } = canvas;
  const paint = (offset: number, [red, green, blue]: Rgb, opacity: number) => {
    const keep = 1 - opacity;
    data[offset] = red * opacity + (data[offset] ?? 0) * keep;
    data[offset + 1] = green * opacity + (data[offset + 1] ?? 0) * keep;
    data[offset + 2] = blue * opacity + (data[offset + 2] ?? 0) * keep;
  };
  // As far as the rim goes; from there the margin holds all that is looked at.
  const own = grow(area, rim - margin);
  const [fromX, toX] = [Math.max(0, own.x1), Math.min(canvas.width, own.x2)];
  for (let y = Math.max(0, own.y1); y < Math.min(canvas.height, own.y2); y += 1) {
    let i = (y - area.y1) * width + fromX - area.x1;
    let offset = (y * canvas.width + fromX) * 3;
    for (let x = fromX; x < toX; x += 1, i += 1, offset += 3) {
      if (inside[i]) {
        const within = at(i - line) & at(i + line) & at(i - line * width) & at(i + line * width);
        paint(offset, colour, within ? FILL_OPACITY : 1);
      } else if (at(i - rim) | at(i + rim) | at(i - rim * width) | at(i + rim * width))
        paint(offset, OUTLINE_COLOUR, 1);
    }
  }
}
