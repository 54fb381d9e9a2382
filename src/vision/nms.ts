// From the many overlapping objects a detector proposes to the few that are shown: limits, overlap removal, ids.
// Pure, and the same candidates always give the same result. Knows no model.

import type { Candidate } from '../core/context';
import type { Box, Detection } from '../core/data-types';
import { iou } from './boxes';

export interface Selection {
  /** The least score an object must have; a score equal to it is enough. */
  readonly minScore: number;
  /** Of two objects that overlap by more than this (intersection over union), the surer one stays. */
  readonly iou: number;
  /** The labels wanted; none listed means all. Unwanted objects are gone before overlaps are looked at. */
  readonly labels?: readonly string[];
  readonly maxObjects?: number;
  /** A `minScore` of its own for a label. */
  readonly perLabel?: Readonly<Record<string, number>>;
  /** Overlaps count between objects of different labels as well. */
  readonly classAgnostic?: boolean;
}

/**
 * The objects to show, surest first (equally sure ones in the order given), with the ids `o1`, `o2`, ... in that order.
 * Greedy non-maximum suppression, per label unless `classAgnostic`. Boxes stay in the candidates' own coordinates;
 * stretching them differently in x and y before or after makes no difference to the choice.
 */
export function selectDetections(
  candidates: readonly Candidate[],
  {
    minScore,
    iou: maxOverlap,
    labels = [],
    maxObjects = Number.POSITIVE_INFINITY,
    perLabel = {},
    classAgnostic = false,
  }: Selection,
): Detection[] {
  const wanted = labels.length > 0 ? new Set(labels) : undefined;
  const limits = new Map(Object.entries(perLabel));
  const ranked = candidates
    .filter(({ label, score }) => (!wanted || wanted.has(label)) && score >= (limits.get(label) ?? minScore))
    .sort((a, b) => b.score - a.score);
  const kept: Candidate[] = [];
  const rivals = new Map<string, Box[]>();
  for (const candidate of ranked) {
    if (kept.length >= maxObjects) break;
    const group = classAgnostic ? '' : candidate.label;
    const stronger = rivals.get(group) ?? [];
    if (stronger.some((box) => iou(box, candidate.box) > maxOverlap)) continue;
    stronger.push(candidate.box);
    rivals.set(group, stronger);
    kept.push(candidate);
  }
  return kept.map(({ label, classId, score, box }, i) => ({ id: `o${i + 1}`, label, classId, score, box }));
}
