// Draws the marks of an image into its rendered pixels, in place. Knows nothing of files and encoding.

import type { Affine, ImageValue, Mark, Point, Rgb } from '../../core/data-types';
import { applyToBox, applyToPoint, compose, invert, scaling } from '../../vision/affine';
import { rleMiddle } from '../../vision/rle';
import type { Canvas, Rect } from './canvas';
import { fillRect, grow } from './canvas';
import { framePieces } from './frame';
import type { MarkStyle } from './mark-style';
import { markStyle, OUTLINE_COLOUR, textColourOn } from './mark-style';
import { drawMask } from './mask-fill';
import { placeTag } from './place-tag';
import { strokes } from './stroke';
import type { TagText } from './tag-text';
import { drawText, tagText } from './tag-text';

type Kind<K extends Mark['kind']> = Extract<Mark, { kind: K }>;
type Shape = Kind<'mask' | 'polygon' | 'points'>;

interface BoxOnCanvas {
  readonly rect: Rect;
  readonly mark: Kind<'box'>;
}
/** What a tag is for: on its upper edge it stands; the bright pieces go over the tag's rim. */
interface Tagged {
  readonly rect: Rect;
  readonly colour: Rgb;
  readonly label: string | undefined;
  readonly bright: readonly Rect[];
  /** It lies across the middle of `rect` instead of beginning at its left. */
  readonly centred: boolean;
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

/** From pixels of the upright source to those of the canvas. */
const mapTo = (canvas: Canvas, image: ImageValue): Affine =>
  compose(scaling(canvas.width / image.width, canvas.height / image.height), invert(image.toSource));

/** Boxes in whole pixels of the canvas, the large ones first, without those that lie outside it. */
function boxesOn(canvas: Canvas, marks: readonly Mark[], toCanvas: Affine): BoxOnCanvas[] {
  const whole: Rect = { x1: 0, y1: 0, x2: canvas.width, y2: canvas.height };
  return marks
    .flatMap((mark) => {
      if (mark.kind !== 'box') return [];
      const [x1, y1, x2, y2] = applyToBox(toCanvas, mark.box);
      const exact = { x1: Math.round(x1), y1: Math.round(y1), x2: Math.round(x2), y2: Math.round(y2) };
      const rect = intersect(exact, whole);
      return rect.x1 < rect.x2 && rect.y1 < rect.y2 ? [{ rect, mark }] : [];
    })
    .sort((a, b) => area(b.rect) - area(a.rect));
}

/** Draws a shape; gives where its tag goes, null where it lies outside of the canvas. */
function drawShape(canvas: Canvas, mark: Shape, image: ImageValue, toCanvas: Affine, style: MarkStyle): Rect | null {
  if (mark.kind === 'mask') {
    const { mask } = mark;
    const fromMask = compose(toCanvas, scaling(image.source.width / mask.width, image.source.height / mask.height));
    drawMask(canvas, mask, fromMask, mark.colour, style);
    const middle = rleMiddle(mask);
    // The tag lies in the middle of the area: an area has no upper edge to stand on.
    return middle && onCanvas(canvas, [applyToPoint(fromMask, ...middle)], Math.round(style.font * 0.7));
  }
  const points = mark.points.map(([x, y]): Point => applyToPoint(toCanvas, x, y));
  const joined = mark.kind === 'points' ? mark.lines : points.map((_, i) => [i, (i + 1) % points.length] as const);
  const lines = joined.flatMap(([i, j]) => {
    const [from, to] = [points[i], points[j]];
    return from && to ? [[from, to] as const] : [];
  });
  const dots = mark.kind === 'points' ? points : [];
  strokes(canvas, { lines, dots, dashed: mark.kind === 'polygon' && mark.dashed === true }, mark.colour, style);
  return onCanvas(canvas, points, dots.length > 0 ? -2 * style.line : 0);
}

/** What goes round the points, its upper edge lower by `lower`; null where that has no part in the canvas. */
function onCanvas({ width, height }: Canvas, points: readonly Point[], lower: number): Rect | null {
  const [xs, ys] = [points.map(([x]) => Math.round(x)), points.map(([, y]) => Math.round(y))];
  const [x1, y1, x2, y2] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  if (!(x1 < width && y1 < height && x2 >= 0 && y2 >= 0)) return null;
  return {
    x1: Math.max(0, x1),
    y1: Math.max(0, y1) + lower,
    x2: Math.min(width, x2),
    y2: Math.min(height, y2) - lower,
  };
}

function drawFrame(canvas: Canvas, { rect, mark }: BoxOnCanvas, style: MarkStyle): void {
  const { dark, bright } = framePieces(rect, style, mark.dashed === true);
  for (const piece of dark) fillRect(canvas, piece, OUTLINE_COLOUR);
  for (const piece of bright) fillRect(canvas, piece, mark.colour);
}

function drawTag(canvas: Canvas, { bright, colour }: Tagged, place: Rect, text: TagText, style: MarkStyle): void {
  const ring = grow(place, style.outline);
  fillRect(canvas, ring, OUTLINE_COLOUR);
  // The ring must not cut through the tag's own frame.
  for (const piece of bright) fillRect(canvas, intersect(piece, ring), colour);
  fillRect(canvas, place, colour);
  const left = place.x1 + Math.round((place.x2 - place.x1 - text.width) / 2);
  drawText(canvas, text, style.font, left, place, textColourOn(colour));
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

const isShape = (mark: Mark): mark is Shape => mark.kind !== 'box' && mark.kind !== 'banner';
/** Areas first, then lines: nothing is painted over a line. */
const areasFirst = (a: Shape, b: Shape): number => Number(a.kind !== 'mask') - Number(b.kind !== 'mask');

/**
 * Draws `image.marks` into `canvas`, which holds the pixels of `image` at any scale. Areas first, then lines and frames,
 * then tags, so that no frame crosses words. Pictures under 300 pixels get no words.
 */
export async function drawMarks(canvas: Canvas, image: ImageValue): Promise<void> {
  const style = markStyle(canvas.width, canvas.height);
  const toCanvas = mapTo(canvas, image);
  const shapes = image.marks.filter(isShape).sort(areasFirst);
  const shapeTags = shapes.flatMap((mark): Tagged[] => {
    const rect = drawShape(canvas, mark, image, toCanvas, style);
    return rect ? [{ rect, colour: mark.colour, label: mark.label, bright: [], centred: mark.kind !== 'polygon' }] : [];
  });
  const boxes = boxesOn(canvas, image.marks, toCanvas);
  for (const box of boxes) drawFrame(canvas, box, style);
  if (style.font === 0) return;
  const free: Rect = { x1: 0, y1: 0, x2: canvas.width, y2: await drawBanners(canvas, image, style) };
  const padding = Math.round(style.font * 0.4);
  const height = Math.round(style.font * 1.4);
  const taken: Rect[] = [];
  const boxTags = boxes.map(({ rect, mark }): Tagged => {
    const { bright } = framePieces(rect, style, mark.dashed === true);
    return { rect, colour: mark.colour, label: mark.label, bright, centred: false };
  });
  for (const tagged of [...boxTags, ...shapeTags]) {
    const { x1, x2 } = tagged.rect;
    const widest = Math.min(canvas.width, Math.max(x2 - x1, style.font * TAG_WIDTH));
    const text = await tagText(tagged.label ?? '', style.font, widest - 2 * padding);
    if (text === undefined) continue;
    const width = text.width + 2 * padding;
    const left = tagged.centred ? Math.round((x1 + x2 - width) / 2) : x1;
    const place = placeTag({ ...tagged.rect, x1: left }, { width, height }, free, taken);
    taken.push(grow(place, style.outline));
    drawTag(canvas, tagged, place, text, style);
  }
}
