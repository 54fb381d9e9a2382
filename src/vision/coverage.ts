// How much of a photo each kind covers: masks of one photo joined by kind, what is left as background. Pure; knows no node.

import type { Box, Detections, Rle, Segmentation } from '../core/data-types';
import { rleArea } from './rle';
import { rleOf, rleUnion } from './rle-runs';

/** What nothing else covers; models that name every place call it so as well. */
export const BACKGROUND_LABEL = 'background';

export const isBackground = (label: string): boolean => label.toLowerCase() === BACKGROUND_LABEL;

export interface Covered {
  /** Of the upright photo. */
  readonly pixels: number;
  /** Pixels by kind, largest first, the background last; kinds may overlap. */
  readonly areas: ReadonlyMap<string, number>;
  /** Pixels that belong to at least one of `labels`; none listed means all but the background. */
  of(labels: readonly string[]): number;
}

/** The pixels whose middle lies in `box`. */
function boxMask([x1, y1, x2, y2]: Box, width: number, height: number): Rle {
  const edge = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  const [left, right, top, bottom] = [edge(x1, width), edge(x2, width), edge(y1, height), edge(y2, height)];
  const rows = right > left ? Math.max(0, bottom - top) : 0;
  return rleOf(
    width,
    height,
    Array.from({ length: rows }, (_, i) => ({ y: top + i, from: left, to: right - 1 })),
  );
}

/**
 * What areas and objects of one photo cover together. An object without a mask covers its frame. All masks are of the
 * photo's size; null where nothing arrived, for then the size is not known.
 */
export function coveredBy(segmentations: readonly Segmentation[], detections: readonly Detections[]): Covered | null {
  const [first] = [...segmentations, ...detections];
  if (!first) return null;
  const { width, height } = first;
  const pixels = width * height;
  const masks = new Map<string, Rle[]>();
  const add = (label: string, mask: Rle) => masks.set(label, [...(masks.get(label) ?? []), mask]);
  for (const { labels, rle } of segmentations)
    for (const [i, mask] of rle.entries()) {
      const label = labels[i] ?? '';
      if (!isBackground(label)) add(label, mask);
    }
  // A kind whose area is told as a whole is not told again by its objects.
  const told = new Set(masks.keys());
  for (const { items } of detections)
    for (const { label, box, mask } of items) if (!told.has(label)) add(label, mask ?? boxMask(box, width, height));
  const joined = new Map([...masks].map(([label, parts]) => [label, rleUnion(width, height, parts)]));
  const areaOf = (labels: readonly string[]) =>
    rleArea(
      rleUnion(
        width,
        height,
        labels.flatMap((each) => joined.get(each) ?? []),
      ),
    );
  const kinds = [...joined].map(([label, mask]) => [label, rleArea(mask)] as const);
  kinds.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const rest = pixels - areaOf([...joined.keys()]);
  return {
    pixels,
    areas: new Map([...kinds, [BACKGROUND_LABEL, rest]]),
    of: (labels) => {
      if (labels.length === 0) return pixels - rest;
      const wanted = labels.filter((label) => !isBackground(label));
      return areaOf(wanted) + (labels.some(isBackground) ? rest : 0);
    },
  };
}
