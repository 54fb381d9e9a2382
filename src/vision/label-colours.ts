// One stable colour per label, from sets that colour-blind people can tell apart. Pure; knows nothing of drawing.

import type { Rgb } from '../core/data-types';

/**
 * Okabe and Ito's "Color Universal Design" set (2008) without black, then bright ones of Paul Tol's "vibrant" and
 * "light" schemes (2021), none of them so dark that it drowns in a photo. The order puts the strongest contrasts first.
 */
export const LABEL_COLOURS: readonly Rgb[] = [
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
  [240, 228, 66],
  [213, 94, 0],
  [204, 121, 167],
  [0, 114, 178],
  [68, 187, 153],
  [238, 136, 102],
  [238, 51, 119],
  [187, 204, 51],
  [119, 170, 221],
  [255, 170, 187],
  [153, 221, 255],
];

/** All text that was read has one colour: what it says tells lines apart. */
export const TEXT_LABEL = 'text';

/** FNV-1a over UTF-16 code units: small, stable across machines and versions. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/** The colour of a label, by class number or by name; the same key has the same colour in every run and version. */
export function labelColour(key: number | string): Rgb {
  const number = typeof key === 'number' ? Math.abs(Math.trunc(key)) : hash(key);
  return LABEL_COLOURS[number % LABEL_COLOURS.length] ?? [230, 159, 0];
}
