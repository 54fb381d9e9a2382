// Lines and dots in any direction, painted into raw pixels row by row, each with a dark rim. Knows no marks and no text.

import type { Point, Rgb } from '../../core/data-types';
import { type Canvas, fillRect } from './canvas';
import { type MarkStyle, OUTLINE_COLOUR } from './mark-style';

function disc(canvas: Canvas, [x, y]: Point, radius: number, colour: Rgb): void {
  for (let row = Math.floor(y - radius); row <= Math.ceil(y + radius); row += 1) {
    const half = Math.sqrt(Math.max(0, radius ** 2 - (row + 0.5 - y) ** 2));
    if (half > 0)
      fillRect(canvas, { x1: Math.round(x - half), y1: row, x2: Math.round(x + half), y2: row + 1 }, colour);
  }
}

/** A line `2 * radius` wide with round ends; walked along its longer side, so that the work goes with its length. */
function segment(canvas: Canvas, from: Point, to: Point, radius: number, colour: Rgb): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const steep = Math.abs(dy) >= Math.abs(dx);
  const along = steep ? 1 : 0;
  const across = steep ? 0 : 1;
  const [low, high] = from[along] <= to[along] ? [from, to] : [to, from];
  const length = high[along] - low[along];
  const half = length === 0 ? radius : (radius * Math.hypot(dx, dy)) / length;
  const slope = length === 0 ? 0 : (high[across] - low[across]) / length;
  const most = steep ? canvas.height : canvas.width;
  const end = Math.min(most, Math.round(high[along]));
  for (let at = Math.max(0, Math.round(low[along])); at < end; at += 1) {
    const middle = low[across] + (at + 0.5 - low[along]) * slope;
    const [first, last] = [Math.round(middle - half), Math.round(middle + half)];
    const span = steep ? { x1: first, y1: at, x2: last, y2: at + 1 } : { x1: at, y1: first, x2: at + 1, y2: last };
    fillRect(canvas, span, colour);
  }
  disc(canvas, from, radius, colour);
  disc(canvas, to, radius, colour);
}

export type Line = readonly [Point, Point];

/** A line as dashes, with one at both ends. */
function dashes([from, to]: Line, { dash, gap }: MarkStyle): Line[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const count = Math.max(2, Math.round((length + gap) / (dash + gap)));
  const pitch = (length - dash) / (count - 1);
  if (pitch <= dash) return [[from, to]];
  const at = (far: number): Point => [
    from[0] + ((to[0] - from[0]) * far) / length,
    from[1] + ((to[1] - from[1]) * far) / length,
  ];
  return Array.from({ length: count }, (_, i): Line => [at(i * pitch), at(i * pitch + dash)]);
}

/** Lines with their dark rims below all of them, then dots on top. Points are in pixels of the canvas. */
export function strokes(
  canvas: Canvas,
  { lines, dots = [], dashed = false }: { lines: readonly Line[]; dots?: readonly Point[]; dashed?: boolean },
  colour: Rgb,
  style: MarkStyle,
): void {
  const pieces = dashed ? lines.flatMap((line) => dashes(line, style)) : lines;
  const [radius, dot] = [style.line / 2, style.line * 2];
  for (const [from, to] of pieces) segment(canvas, from, to, radius + style.outline, OUTLINE_COLOUR);
  for (const [from, to] of pieces) segment(canvas, from, to, radius, colour);
  for (const point of dots) {
    disc(canvas, point, dot + style.outline, OUTLINE_COLOUR);
    disc(canvas, point, dot, colour);
  }
}
