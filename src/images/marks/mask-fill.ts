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

/** What becomes of each value of a channel under a colour that lets the photo shine through; one look-up a byte is quick. */
const blended = (channel: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, value) => channel * FILL_OPACITY + value * (1 - FILL_OPACITY));

/** Draws `mask`; `toCanvas` maps its pixels to those of the canvas. */
export function drawMask(canvas: Canvas, mask: Rle, toCanvas: Affine, colour: Rgb, style: MarkStyle): void {
  const bitmap = rleBitmap(mask);
  const margin = style.line + style.outline;
  const cover = bitmap && coverOf(canvas, bitmap, toCanvas, margin);
  if (!cover) return;
  const { area, width, inside } = cover;
  const [line, rim] = [style.line, style.outline];
  const [lineRows, rimRows] = [line * width, rim * width];
  const { data } = canvas;
  const [red, green, blue] = colour;
  const [darkRed, darkGreen, darkBlue] = OUTLINE_COLOUR;
  const [reds, greens, blues] = [blended(red), blended(green), blended(blue)];
  // As far as the rim goes; from there the margin holds all that is looked at.
  const own = grow(area, rim - margin);
  const [fromX, toX] = [Math.max(0, own.x1), Math.min(canvas.width, own.x2)];
  for (let y = Math.max(0, own.y1); y < Math.min(canvas.height, own.y2); y += 1) {
    let i = (y - area.y1) * width + fromX - area.x1;
    let at = (y * canvas.width + fromX) * 3;
    for (let x = fromX; x < toX; x += 1, i += 1, at += 3) {
      if (inside[i] === 1) {
        if (inside[i - line] && inside[i + line] && inside[i - lineRows] && inside[i + lineRows]) {
          data[at] = reds[data[at] ?? 0] ?? 0;
          data[at + 1] = greens[data[at + 1] ?? 0] ?? 0;
          data[at + 2] = blues[data[at + 2] ?? 0] ?? 0;
        } else {
          data[at] = red;
          data[at + 1] = green;
          data[at + 2] = blue;
        }
      } else if (inside[i - rim] || inside[i + rim] || inside[i - rimRows] || inside[i + rimRows]) {
        data[at] = darkRed;
        data[at + 1] = darkGreen;
        data[at + 2] = darkBlue;
      }
    }
  }
}
