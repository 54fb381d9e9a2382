// A label as word masks laid side by side on one baseline, cut with an ellipsis when it is too long. Knows no boxes.

import type { Rgb } from '../../core/data-types';
import type { Canvas, Mask, Rect } from './canvas';
import { blendMask } from './canvas';
import type { TextMask } from './label-masks';
import { drawable, SPACE, wordMask } from './label-masks';

export interface TagText {
  readonly width: number;
  readonly parts: readonly { readonly mask: TextMask; readonly x: number }[];
}

/** Capitals of the font are this high, in font sizes; text is centred by them. */
const CAP_HEIGHT = 0.729;
const SCORE = /^(.*\S)\s+([\d.,]+\s?%?)$/u;

/** `mask` cut to at most `width` pixels, between two letters where possible. */
function cut(mask: TextMask, width: number): TextMask {
  const hasInk = (x: number) => {
    for (let y = 0; y < mask.height; y += 1) if ((mask.data[y * mask.width + x] ?? 0) > 64) return true;
    return false;
  };
  let end = Math.max(1, Math.min(mask.width, Math.floor(width)));
  const hardEnd = end;
  while (end > hardEnd - mask.height && end > 1 && hasInk(end)) end -= 1;
  if (end <= 1 || end <= hardEnd - mask.height) end = hardEnd;
  const data = new Uint8Array(end * mask.height);
  for (let y = 0; y < mask.height; y += 1) {
    data.set(mask.data.subarray(y * mask.width, y * mask.width + end), y * end);
  }
  return { ...mask, data, width: end };
}

function lay(masks: readonly TextMask[], gaps: readonly number[]): TagText {
  let x = 0;
  const parts = masks.map((mask, index) => {
    const part = { mask, x };
    x += mask.width + (gaps[index] ?? 0);
    return part;
  });
  return { width: x, parts };
}

/**
 * `label` as masks at `font` pixels, at most `maxWidth` wide; undefined when nothing of it can be drawn.
 * A number at its end ("bottle 87 %") is a group of its own: names and numbers are then drawn once each, not once per
 * combination, and a long name is cut before its number.
 */
export async function tagText(label: string, font: number, maxWidth: number): Promise<TagText | undefined> {
  const text = drawable(label);
  if (text === '') return undefined;
  const [, name = text, score] = SCORE.exec(text) ?? [];
  const space = Math.round(font * SPACE);
  const nameMask = await wordMask(name, font);
  const scoreMasks = score === undefined ? [] : [await wordMask(score, font)];
  const scoreWidth = scoreMasks.reduce((sum, mask) => sum + mask.width + space, 0);
  if (nameMask.width + scoreWidth <= maxWidth) return lay([nameMask, ...scoreMasks], [scoreMasks.length * space]);
  const dots = await wordMask('…', font);
  const tight = Math.round(font * 0.1);
  const shortened = cut(nameMask, maxWidth - scoreWidth - dots.width - tight);
  return lay([shortened, dots, ...scoreMasks], [tight, scoreMasks.length * space]);
}

/** Draws `text` with its left end at `left`, its capitals centred in the height of `area`. */
export function drawText(canvas: Canvas, text: TagText, font: number, left: number, area: Rect, colour: Rgb): void {
  const baseline = Math.round((area.y1 + area.y2 + font * CAP_HEIGHT) / 2);
  for (const { mask, x } of text.parts) {
    blendMask(canvas, mask satisfies Mask, left + x, baseline - mask.baseline, colour, area);
  }
}
