// Where name tags stand on a photo: inside its edges, never wider than the object allows, never one over another.
// Pure; sizes are in screen pixels, given the scale at which the photo is shown.

import type { Box, Rgb } from '../core/data-types';
import { isDot } from './frames';
import type { PhotoObject } from './photo-object';

export const TAG_HEIGHT = 18;
const PADDING = 5;
const PENCIL = 13;
/** Room a tag may take beyond its object before it is shortened. */
const OVERHANG = 18;

export interface Tag {
  readonly id: string;
  readonly label: string;
  readonly colour?: Rgb;
  readonly text: string;
  readonly pencil: boolean;
  /** Top left and width in pixels of the photo. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Width in screen pixels of a text in the tags' type. */
export type Measure = (text: string) => number;

/** The fullest wording that fits; null when not even the pencil would. */
function wording(
  { label: kind, score, corrected, text: isText }: PhotoObject,
  room: number,
  { measure, word, percent }: Pick<Options, 'measure' | 'word' | 'percent'>,
): { text: string; width: number } | null {
  const label = isText ? kind : word(kind);
  const extra = 2 * PADDING + (corrected ? PENCIL : 0);
  const short = label.length > 24 ? `${label.slice(0, 23)}…` : label;
  for (const text of corrected ? [short] : [`${short} ${percent(score)}`, short]) {
    const width = measure(text) + extra;
    if (width <= room) return { text, width };
  }
  return corrected && room >= extra ? { text: '', width: extra } : null;
}

interface Options {
  /** Screen pixels per pixel of the photo. */
  readonly scale: number;
  readonly photo: { readonly width: number; readonly height: number };
  readonly measure: Measure;
  /** What a kind is called on the screen. */
  word(label: string): string;
  /** How sure it is, in words: 0.873 -> "87%". */
  percent(share: number): string;
  /** Its tag is always shown, in full. */
  readonly highlight?: string | null;
}

/** Tags for `objects`, the surest first where they compete for room. */
export function placeTags(
  objects: readonly PhotoObject[],
  { scale, photo, measure, word, percent, highlight }: Options,
): Tag[] {
  if (!(scale > 0)) return [];
  const height = TAG_HEIGHT / scale;
  const taken: Box[] = [];
  const tags: Tag[] = [];
  const order = [...objects].sort(
    (a, b) => Number(b.id === highlight) - Number(a.id === highlight) || b.score - a.score,
  );
  for (const object of order) {
    if (object.label === '') continue;
    const chosen = object.id === highlight;
    const [x1, y1, x2] = placeOf(object, scale);
    const room = chosen ? photo.width * scale : Math.min((x2 - x1) * scale + OVERHANG, photo.width * scale);
    const words = wording(object, room, { measure, word, percent });
    if (!words) continue;
    const width = words.width / scale;
    const x = Math.max(0, Math.min(x1, photo.width - width));
    // Above the frame where there is room, else inside its top edge.
    const y = y1 - height >= 0 ? y1 - height : Math.max(0, Math.min(y1, photo.height - height));
    const place: Box = [x, y, x + width, y + height];
    if (!chosen && taken.some((other) => overlap(place, other))) continue;
    taken.push(place);
    const { id, label, colour, corrected: pencil = false } = object;
    tags.push({ id, label, text: words.text, pencil, x, y, width, ...(colour ? { colour } : {}) });
  }
  return tags;
}

/** Screen pixels from the middle of a dot to the tag above it. */
const ABOVE_DOT = 8;

/** What the tag stands on: the frame, or the place above a dot. */
function placeOf(object: PhotoObject, scale: number): Box {
  const [point] = object.points ?? [];
  if (!isDot(object) || !point) return object.box;
  const [x, y] = point;
  return [x - ABOVE_DOT / scale, y - ABOVE_DOT / scale, x + (3 * ABOVE_DOT) / scale, y + ABOVE_DOT / scale];
}

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
