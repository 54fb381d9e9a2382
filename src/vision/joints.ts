// What the joints of a body are called, which of them are drawn, and which lines between them. Pure; draws nothing.

import type { Candidate } from '../core/context';
import type { Detection, Point } from '../core/data-types';

/** A joint a model is less sure of than this is behind something or outside of the photo. */
const SEEN = 0.3;

export interface Joints {
  readonly points: readonly Point[];
  /** Pairs of places in `points`. */
  readonly lines: readonly (readonly [number, number])[];
}

/** A candidate whose joints know their names and their lines, as far as `joints` says them; `names` in the order of the joints. */
export function withJoints(
  candidate: Candidate,
  { names, skeleton }: { readonly names?: readonly string[]; readonly skeleton?: Candidate['skeleton'] },
): Candidate {
  if (!candidate.keypoints) return candidate;
  const keypoints = candidate.keypoints.map((each, i) => (names?.[i] ? { ...each, name: names[i] } : each));
  return { ...candidate, keypoints, ...(skeleton && { skeleton }) };
}

/** The joints of an object that are seen, and the lines between two of them; null where it has none. */
export function seenJoints({ keypoints, skeleton }: Pick<Detection, 'keypoints' | 'skeleton'>): Joints | null {
  if (!keypoints) return null;
  const placeOf = new Map<number, number>();
  const points = keypoints.flatMap(({ x, y, score }, i): Point[] => {
    if (score < SEEN) return [];
    placeOf.set(i, placeOf.size);
    return [[x, y]];
  });
  const lines = (skeleton ?? []).flatMap(([from, to]) => {
    const [a, b] = [placeOf.get(from), placeOf.get(to)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  return points.length > 0 ? { points, lines } : null;
}
