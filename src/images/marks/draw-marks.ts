// Draws the marks of an image into its rendered pixels, in place. Knows nothing of files and encoding.

import type { ImageValue, Mark, Rgb } from '../../core/data-types';
import { applyToBox, compose, invert, scaling } from '../../vision/affine';
import type { Canvas, Rect } from './canvas';
import { fillRect, grow } from './canvas';
import { framePieces } from './frame';
import type { MarkStyle } from './mark-style';
import { markStyle, OUTLINE_COLOUR, textColourOn } from './mark-style';
import { placeTag } from './place-tag';
import type { TagText } from './tag-text';
import { drawText, tagText } from './tag-text';

interface BoxOnCanvas {
  readonly rect: Rect;
  readonly mark: Extract<Mark, { kind: 'box' }>;
}

const BANNER_COLOUR: Rgb = [29, 28, 26];
const BANNER_TEXT: Rgb = [246, 244, 240];
const BANNER_OPACITY = 0.82;
/** A tag may be this wide, in font sizes, even on a narrow box. */
const TAG_WIDTH = 12;

const area = ({ x1, y1, x2, y2 }: Rect): number => (x2 - x1) * (y2 - y1);

function intersect(a: Rect, b: Rect): Rect {
  return { x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1), x2: Math.min(a.x2, b.x2), y2: Math.min(a.y2, b.y2) };
}

/** Boxes in whole pixels of the canvas, the large ones first, without those that lie outside it. */
function boxesOn(canvas: Canvas, image: ImageValue): BoxOnCanvas[] {
  const toCanvas = compose(scaling(canvas.width / image.width, canvas.height / image.height), invert(image.toSource));
  const whole: Rect = { x1: 0, y1: 0, x2: canvas.width, y2: canvas.height };
  return image.marks
    .flatMap((mark) => {
      if (mark.kind !== 'box') return [];
      const [x1, y1, x2, y2] = applyToBox(toCanvas, mark.box);
      const exact = { x1: Math.round(x1), y1: Math.round(y1), x2: Math.round(x2), y2: Math.round(y2) };
      const rect = intersect(exact, whole);
      return rect.x1 < rect.x2 && rect.y1 < rect.y2 ? [{ rect, mark }] : [];
    })
    .sort((a, b) => area(b.rect) - area(a.rect));
}

function drawFrame(canvas: Canvas, { rect, mark }: BoxOnCanvas, style: MarkStyle): void {
  const { dark, bright } = framePieces(rect, style, mark.dashed === true);
  for (const piece of dark) fillRect(canvas, piece, OUTLINE_COLOUR);
  for (const piece of bright) fillRect(canvas, piece, mark.colour);
}

function drawTag(canvas: Canvas, box: BoxOnCanvas, place: Rect, text: TagText, style: MarkStyle): void {
  const ring = grow(place, style.outline);
  fillRect(canvas, ring, OUTLINE_COLOUR);
  // The ring must not cut through the tag's own frame.
  for (const piece of framePieces(box.rect, style, box.mark.dashed === true).bright) {
    fillRect(canvas, intersect(piece, ring), box.mark.colour);
  }
  fillRect(canvas, place, box.mark.colour);
  const left = place.x1 + Math.round((place.x2 - place.x1 - text.width) / 2);
  drawText(canvas, text, style.font, left, place, textColourOn(box.mark.colour));
}

/** Banners as strips at the bottom, the first on top; returns the height left above them. */
async function drawBanners(canvas: Canvas, image: ImageValue, style: MarkStyle): Promise<number> {
  const padding = Math.round(style.font * 0.7);
  const height = Math.round(style.font * 2);
  let bottom = canvas.height;
  for (const mark of image.marks.toReversed()) {
    if (mark.kind !== 'banner' || bottom - height < canvas.height / 2) continue;
    const text = await tagText(mark.text, style.font, canvas.width - 2 * padding);
    if (text === undefined) continue;
    const strip: Rect = { x1: 0, y1: bottom - height, x2: canvas.width, y2: bottom };
    fillRect(canvas, strip, BANNER_COLOUR, BANNER_OPACITY);
    drawText(canvas, text, style.font, padding, strip, BANNER_TEXT);
    bottom -= height;
  }
  return bottom;
}

/**
 * Draws `image.marks` into `canvas`, which holds the pixels of `image` at any scale. Frames first, then tags, so that no
 * frame crosses words. Pictures under 300 pixels get frames only.
 */
export async function drawMarks(canvas: Canvas, image: ImageValue): Promise<void> {
  const style = markStyle(canvas.width, canvas.height);
  const boxes = boxesOn(canvas, image);
  for (const box of boxes) drawFrame(canvas, box, style);
  if (style.font === 0) return;
  const free: Rect = { x1: 0, y1: 0, x2: canvas.width, y2: await drawBanners(canvas, image, style) };
  const padding = Math.round(style.font * 0.4);
  const height = Math.round(style.font * 1.4);
  const taken: Rect[] = [];
  for (const box of boxes) {
    const widest = Math.min(canvas.width, Math.max(box.rect.x2 - box.rect.x1, style.font * TAG_WIDTH));
    const text = await tagText(box.mark.label ?? '', style.font, widest - 2 * padding);
    if (text === undefined) continue;
    const place = placeTag(box.rect, { width: text.width + 2 * padding, height }, free, taken);
    taken.push(grow(place, style.outline));
    drawTag(canvas, box, place, text, style);
  }
}
