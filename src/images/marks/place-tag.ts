// Where the tag of a box goes: on top of its frame, inside at the picture's edges, elsewhere when another tag is in the
// way. Pure geometry.

import type { Rect } from './canvas';

export interface TagSize {
  readonly width: number;
  readonly height: number;
}

const overlaps = (a: Rect, b: Rect): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

/**
 * The place of a tag for `frame` inside `area`, clear of the tags already `taken` where that is possible. Tried in turn:
 * above left, inside at the top, above right, below, inside at the bottom.
 */
export function placeTag(frame: Rect, tag: TagSize, area: Rect, taken: readonly Rect[]): Rect {
  const at = (left: number, top: number): Rect => {
    const x1 = Math.max(area.x1, Math.min(left, area.x2 - tag.width));
    return { x1, y1: top, x2: Math.min(area.x2, x1 + tag.width), y2: top + tag.height };
  };
  const { x1, y1, x2, y2 } = frame;
  const places = [
    at(x1, y1 - tag.height),
    at(x1, y1),
    at(x2 - tag.width, y1 - tag.height),
    at(x2 - tag.width, y1),
    at(x1, y2),
    at(x1, y2 - tag.height),
  ].filter((place) => place.y1 >= area.y1 && place.y2 <= area.y2);
  const free = places.find((place) => !taken.some((other) => overlaps(place, other)));
  return free ?? places[0] ?? at(x1, Math.max(area.y1, Math.min(y1, area.y2 - tag.height)));
}
