// Drawing into raw RGB bytes: rectangles, spans and blended masks, clipped to the picture. Knows no marks, fonts or files.

import type { Rgb } from '../../core/data-types';

/** Pixels drawn into, in place. */
export interface Canvas {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Whole pixels; `x2` and `y2` lie just outside. */
export interface Rect {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Coverage of a shape, one byte a pixel, row by row. */
export interface Mask {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export function grow({ x1, y1, x2, y2 }: Rect, by: number): Rect {
  return { x1: x1 - by, y1: y1 - by, x2: x2 + by, y2: y2 + by };
}

function clip(canvas: Canvas, rect: Rect): Rect {
  return {
    x1: Math.max(0, rect.x1),
    y1: Math.max(0, rect.y1),
    x2: Math.min(canvas.width, rect.x2),
    y2: Math.min(canvas.height, rect.y2),
  };
}

/** Paints `rect`; `opacity` 0..1 lets the photo shine through. */
export function fillRect(canvas: Canvas, rect: Rect, colour: Rgb, opacity = 1): void {
  const { x1, y1, x2, y2 } = clip(canvas, rect);
  const { data, width } = canvas;
  const [red, green, blue] = colour;
  const keep = 1 - opacity;
  for (let y = y1; y < y2; y += 1) {
    const end = (y * width + x2) * 3;
    for (let at = (y * width + x1) * 3; at < end; at += 3) {
      data[at] = red * opacity + (data[at] ?? 0) * keep;
      data[at + 1] = green * opacity + (data[at + 1] ?? 0) * keep;
      data[at + 2] = blue * opacity + (data[at + 2] ?? 0) * keep;
    }
  }
}

/** Blends `colour` through `mask`, its top left corner at (`left`, `top`), and only inside `within`. */
export function blendMask(canvas: Canvas, mask: Mask, left: number, top: number, colour: Rgb, within: Rect): void {
  const area = clip(canvas, within);
  const fromX = Math.max(area.x1, left);
  const toX = Math.min(area.x2, left + mask.width);
  const fromY = Math.max(area.y1, top);
  const toY = Math.min(area.y2, top + mask.height);
  const { data, width } = canvas;
  const [red, green, blue] = colour;
  for (let y = fromY; y < toY; y += 1) {
    for (let x = fromX; x < toX; x += 1) {
      const cover = (mask.data[(y - top) * mask.width + (x - left)] ?? 0) / 255;
      if (cover === 0) continue;
      const at = (y * width + x) * 3;
      data[at] = red * cover + (data[at] ?? 0) * (1 - cover);
      data[at + 1] = green * cover + (data[at + 1] ?? 0) * (1 - cover);
      data[at + 2] = blue * cover + (data[at + 2] ?? 0) * (1 - cover);
    }
  }
}
