// From what a model outlines to objects with masks and to areas by kind, as single objects, as kinds, or as one foreground.
// Pure; knows no model.

import type { OutlinedCandidate, Outlines } from '../core/context';
import type { Detection, Rle, Segmentation } from '../core/data-types';
import { regionsOf } from './components';
import { asDetections, chooseCandidates } from './nms';
import { rleArea } from './rle';
import { boxOfRuns, rleOf, rleRuns, rleUnion } from './rle-runs';

export const OUTLINE_KINDS = ['auto', 'instance', 'semantic', 'foreground'] as const;
export type OutlineKind = (typeof OUTLINE_KINDS)[number];

export interface OutlineRule {
  /** `instance`: each object by itself; `semantic`: all of a kind together; `foreground`: everything together. */
  readonly kind: OutlineKind;
  readonly minScore: number;
  /** What is smaller, as a part of the photo, is no object; areas are told in full. */
  readonly minArea: number;
}

export interface Outlined {
  readonly items: readonly Detection[];
  readonly segmentation: Segmentation;
}

interface Size {
  readonly width: number;
  readonly height: number;
}
/** A thing with its mask, before it gets an id. */
type Piece = Omit<Detection, 'id' | 'mask'> & { readonly mask: Rle };

/** By convention of models that name every place of a photo. */
export const isBackground = (label: string): boolean => label.toLowerCase() === 'background';

export const FOREGROUND_LABEL = 'foreground';
/** Of two objects of one kind whose frames overlap by more, the surer one stays. */
export const OUTLINE_OVERLAP = 0.5;

const KIND_OF = { objects: 'instance', areas: 'semantic', foreground: 'foreground' } as const;

/**
 * Objects with masks, surest first, with the ids `o1`, `o2`, ...; and the area of each kind in pixels of the photo. Models that
 * name places say no score: theirs is 1, and their background is an area but no object. Objects without a mask stay objects.
 */
export function outlined(given: Outlines, size: Size, rule: OutlineRule): Outlined {
  const kind = rule.kind === 'auto' ? KIND_OF[given.kind] : rule.kind;
  const pieces = given.kind === 'objects' ? chosen(given.objects, rule) : piecesOf(given, kind);
  const least = rule.minArea * size.width * size.height;
  const items = grouped(pieces, size, kind)
    .filter(({ mask, box }) => (mask ? rleArea(mask) : (box[2] - box[0]) * (box[3] - box[1])) >= least)
    .map((item, i) => ({ ...item, id: `o${i + 1}` }));
  return { items, segmentation: areasOf(given, pieces, size, kind) };
}

function chosen(objects: readonly OutlinedCandidate[], { minScore }: OutlineRule): Omit<Detection, 'id'>[] {
  const { kept } = chooseCandidates(objects, { minScore, iou: OUTLINE_OVERLAP });
  return asDetections(kept).map(({ id, ...item }, i) => {
    const mask = kept[i]?.outline;
    return { ...item, ...(mask ? { mask } : {}) };
  });
}

/** A piece per kind, or per region of a kind where single objects are wanted. */
function piecesOf(given: Exclude<Outlines, { kind: 'objects' }>, kind: OutlineKind): Piece[] {
  const { labels, rle } = given.kind === 'areas' ? given.areas : { labels: [FOREGROUND_LABEL], rle: [given.mask] };
  return labels.flatMap((label, classId) => {
    const mask = rle[classId];
    if (!mask || isBackground(label)) return [];
    const runs = rleRuns(mask);
    return (kind === 'instance' ? regionsOf(runs) : [runs]).flatMap((region): Piece[] => {
      const box = boxOfRuns(region);
      return box ? [{ label, classId, score: 1, box, mask: rleOf(mask.width, mask.height, region) }] : [];
    });
  });
}

type Item = Omit<Detection, 'id'>;

/** Pieces joined as the kind asks: as they are, by label, or all. */
function grouped(pieces: readonly Item[], size: Size, kind: OutlineKind): Item[] {
  if (kind === 'instance') return [...pieces];
  const groups = new Map<string, Item[]>();
  for (const piece of pieces) {
    const key = kind === 'foreground' ? FOREGROUND_LABEL : piece.label;
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  return [...groups].map(([label, group]): Item => joined(label, group, size)).sort((a, b) => b.score - a.score);
}

function joined(label: string, group: readonly Item[], { width, height }: Size): Item {
  const mask = rleUnion(
    width,
    height,
    group.flatMap((item) => item.mask ?? []),
  );
  const sides = (index: 0 | 1 | 2 | 3) => group.map(({ box }) => box[index]);
  return {
    label,
    classId: group[0]?.classId ?? 0,
    score: Math.max(...group.map(({ score }) => score)),
    box: [Math.min(...sides(0)), Math.min(...sides(1)), Math.max(...sides(2)), Math.max(...sides(3))],
    ...(rleArea(mask) > 0 ? { mask } : {}),
  };
}

/** The areas a model named itself, else those of the pieces. */
function areasOf(given: Outlines, pieces: readonly Item[], size: Size, kind: OutlineKind): Segmentation {
  if (given.kind === 'areas' && kind !== 'foreground') return given.areas;
  const numbers = given.kind === 'objects' && kind !== 'foreground' ? given.numbers : undefined;
  const parts = grouped(pieces, size, kind === 'foreground' ? 'foreground' : 'semantic').flatMap(({ label, mask }) =>
    mask ? [{ label, mask }] : [],
  );
  return {
    ...size,
    labels: parts.map(({ label }) => label),
    areas: Object.fromEntries(parts.map(({ label, mask }) => [label, rleArea(mask)])),
    rle: parts.map(({ mask }) => mask),
    ...(numbers && { numbers: parts.map(({ label }) => numbers[label] ?? 0) }),
  };
}
