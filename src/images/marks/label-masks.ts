// Words as masks, from the font that comes with the package: each word group is drawn once per process and size and
// kept. Knows nothing of pictures, boxes or colours.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openText } from '../sharp-setup';
import type { Mask } from './canvas';

/** A line of text; `baseline` is the row the letters stand on, counted from the mask's top. */
export interface TextMask extends Mask {
  readonly baseline: number;
}

const FONT = {
  family: 'DejaVu Sans Condensed Bold',
  file: join(
    dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
    'ttf/DejaVuSansCondensed-Bold.ttf',
  ),
};

/** Gap between two word groups, in font sizes; a space of the font. */
export const SPACE = 0.32;
const MOST_KEPT = 2000;
const MOST_CHARACTERS = 200;
const kept = new Map<string, Promise<TextMask>>();

/**
 * libvips crops text to its ink, which loses the baseline. A bar drawn before the text, always of the same height, gives
 * it back; it is cut off again. The left-to-right mark keeps the bar on the left of Hebrew and Arabic.
 */
const STRUT = '\u200e|';
/** How far the bar reaches below the baseline, as a share of its height (from the glyph's outline). */
const STRUT_BELOW = 0.236;

const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Text as it can be drawn: one line, no control characters, no halves of characters, not endless. */
export function drawable(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]+/gu, ' ').trim();
  return [...clean].slice(0, MOST_CHARACTERS).join('');
}

async function rasterise(markup: string, size: number): Promise<Mask> {
  const { data, info } = await openText(markup, { ...FONT, size })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const mask = new Uint8Array(info.width * info.height);
  for (let at = 0; at < mask.length; at += 1) mask[at] = data[at * info.channels] ?? 0;
  return { data: mask, width: info.width, height: info.height };
}

const columnHasInk = (mask: Mask, x: number): boolean => {
  for (let y = 0; y < mask.height; y += 1) if ((mask.data[y * mask.width + x] ?? 0) > 0) return true;
  return false;
};

const rowHasInk = (mask: Mask, y: number, toX: number): boolean =>
  mask.data.subarray(y * mask.width, y * mask.width + toX).some((cover) => cover > 127);

/** `mask` without the bar and the gap behind it, and the row the letters stand on. */
function withoutStrut(mask: Mask): TextMask {
  let strutEnd = 0;
  while (strutEnd < mask.width && columnHasInk(mask, strutEnd)) strutEnd += 1;
  let left = strutEnd;
  while (left < mask.width && !columnHasInk(mask, left)) left += 1;
  let strutTop = 0;
  while (strutTop < mask.height && !rowHasInk(mask, strutTop, strutEnd)) strutTop += 1;
  let strutBottom = mask.height;
  while (strutBottom > strutTop && !rowHasInk(mask, strutBottom - 1, strutEnd)) strutBottom -= 1;
  const width = mask.width - left;
  const data = new Uint8Array(width * mask.height);
  for (let y = 0; y < mask.height; y += 1) {
    data.set(mask.data.subarray(y * mask.width + left, (y + 1) * mask.width), y * width);
  }
  const baseline = Math.round(strutBottom - (strutBottom - strutTop) * STRUT_BELOW);
  return { data, width, height: mask.height, baseline };
}

/** One word group as a mask at `size` pixels, kept for the next time (least recently used out first). */
export function wordMask(text: string, size: number): Promise<TextMask> {
  const key = `${size} ${text}`;
  const known = kept.get(key);
  kept.delete(key);
  const mask = known ?? rasterise(STRUT + escapeMarkup(text), size).then(withoutStrut);
  kept.set(key, mask);
  if (known === undefined) {
    mask.catch(() => kept.delete(key));
    if (kept.size > MOST_KEPT)
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
  }
  return mask;
}
