// A box as rectangles to paint: a solid or dashed frame just inside the box, and the dark line round it. Pure geometry.

import type { Rect } from './canvas';
import { grow } from './canvas';
import type { MarkStyle } from './mark-style';

/** The four sides of a frame of `line` pixels, the outer edge on `rect`. */
export function sides(rect: Rect, line: number): Rect[] {
  const { x1, y1, x2, y2 } = rect;
  return [
    { x1, y1, x2, y2: Math.min(y2, y1 + line) },
    { x1, y1: Math.max(y1, y2 - line), x2, y2 },
    { x1, y1, x2: Math.min(x2, x1 + line), y2 },
    { x1: Math.max(x1, x2 - line), y1, x2, y2 },
  ];
}

/** `side` in dashes of about the wished length, a full dash at both ends so that corners stay closed. */
function dashes(side: Rect, { dash, gap }: MarkStyle): Rect[] {
  const isFlat = side.x2 - side.x1 >= side.y2 - side.y1;
  const length = isFlat ? side.x2 - side.x1 : side.y2 - side.y1;
  const count = Math.max(2, Math.round((length + gap) / (dash + gap)));
  const pitch = (length - dash) / (count - 1);
  if (pitch <= dash) return [side];
  return Array.from({ length: count }, (_, index) => {
    const from = Math.round(index * pitch);
    return isFlat
      ? { ...side, x1: side.x1 + from, x2: side.x1 + from + dash }
      : { ...side, y1: side.y1 + from, y2: side.y1 + from + dash };
  });
}

/** What to paint for the frame of `rect`: first every `dark` rectangle, then every `bright` one. */
export function framePieces(rect: Rect, style: MarkStyle, dashed: boolean): { dark: Rect[]; bright: Rect[] } {
  const { line, outline } = style;
  if (!dashed) return { dark: sides(grow(rect, outline), outline), bright: sides(rect, line) };
  const bright = sides(rect, line).flatMap((side) => dashes(side, style));
  return { dark: bright.map((piece) => grow(piece, outline)), bright };
}
