// From the many overlapping objects a detector proposes to the few that are shown: limits, overlap removal, ids.
// Pure, and the same candidates always give the same result. Knows no model.

import type { Candidate } from '../core/context';
import type { Detection } from '../core/data-types';
import { iou } from './boxes';
import { rotatedIou } from './rotated-iou';

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

export interface Chosen<T> {
  /** Surest first, equally sure ones in the order given. */
  readonly kept: readonly T[];
  /** There were more than `maxObjects`. */
  readonly capped: boolean;
}

/** How much two candidates overlap: as oriented boxes where both are. */
const overlap = (a: Candidate, b: Candidate) =>
  a.points && b.points ? rotatedIou(a.points, b.points) : iou(a.box, b.box);

/**
 * Greedy non-maximum suppression, per label unless `classAgnostic`. Boxes stay in the candidates' own coordinates;
 * stretching them differently in x and y before or after makes no difference to the choice.
 */
export function chooseCandidates<T extends Candidate>(
  candidates: readonly T[],
  {
    minScore,
    iou: maxOverlap,
    labels = [],
    maxObjects = Number.POSITIVE_INFINITY,
    perLabel = {},
    classAgnostic = false,
  }: Selection,
): Chosen<T> {
  const wanted = labels.length > 0 ? new Set(labels) : undefined;
  const limits = new Map(Object.entries(perLabel));
  const ranked = candidates
    .filter(({ label, score }) => (!wanted || wanted.has(label)) && score >= (limits.get(label) ?? minScore))
    .sort((a, b) => b.score - a.score);
  const kept: T[] = [];
  const rivals = new Map<string, T[]>();
  for (const candidate of ranked) {
    const group = classAgnostic ? '' : candidate.label;
    const stronger = rivals.get(group) ?? [];
    if (stronger.some((other) => overlap(other, candidate) > maxOverlap)) continue;
    if (kept.length >= maxObjects) return { kept, capped: true };
    stronger.push(candidate);
    rivals.set(group, stronger);
    kept.push(candidate);
  }
  return { kept, capped: false };
}

/** The candidates as detections with the ids `o1`, `o2`, ... in their order. */
export function asDetections(candidates: readonly Candidate[]): Detection[] {
  return candidates.map(({ label, classId, score, box, points, keypoints, skeleton }, i) => ({
    id: `o${i + 1}`,
    label,
    classId,
    score,
    box,
    ...(points && { points }),
    ...(keypoints && { keypoints }),
    ...(skeleton && { skeleton }),
  }));
}

/** The objects to show: `chooseCandidates` as detections. */
export const selectDetections = (candidates: readonly Candidate[], selection: Selection): Detection[] =>
  asDetections(chooseCandidates(candidates, selection).kept);
