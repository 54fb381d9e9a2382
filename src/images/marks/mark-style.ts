// How big and in which colours marks are drawn, from the size of the picture. Pure numbers; draws nothing.

import type { Rgb } from '../../core/data-types';

/** All lengths in pixels of the picture drawn on. */
export interface MarkStyle {
  /** Width of a frame's coloured line. */
  readonly line: number;
  /** Width of the dark line round it, so that it shows on any photo. */
  readonly outline: number;
  /** Font size of tags; 0 when the picture is too small for words. */
  readonly font: number;
  readonly dash: number;
  readonly gap: number;
}

export const OUTLINE_COLOUR: Rgb = [20, 20, 19];
const DARK_TEXT: Rgb = [20, 20, 19];
const LIGHT_TEXT: Rgb = [255, 255, 255];

/** Below this longer side, tags would hide the photo instead of explaining it. */
const TAGS_FROM_SIDE = 300;

/** 2 pixels of line for every 1,000 of the longer side, and never less than 2; thumbnails keep a single one. */
export function markStyle(width: number, height: number): MarkStyle {
  const side = Math.max(width, height);
  const isSmall = side < TAGS_FROM_SIDE;
  const line = isSmall ? Math.max(1, Math.round(side / 150)) : Math.max(2, Math.round((2 * side) / 1000));
  return {
    line,
    outline: Math.max(1, Math.round(side / 1500)),
    font: isSmall ? 0 : Math.max(12, Math.round((15 * side) / 1000)),
    dash: line * 5,
    gap: line * 3,
  };
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** WCAG contrast, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** The text colour that reads better on `background`. */
export function textColourOn(background: Rgb): Rgb {
  return contrast(DARK_TEXT, background) >= contrast(LIGHT_TEXT, background) ? DARK_TEXT : LIGHT_TEXT;
}
