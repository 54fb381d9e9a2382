// A proposal on its way from a model's input to the photo: box, corners and body points in the photo's pixels. Pure.

import type { Candidate } from '../core/context';
import type { Affine, Box } from '../core/data-types';
import { applyToBox, applyToPoint } from './affine';
import { clipBox } from './boxes';
import type { Size } from './fit';

function boxRound(points: readonly (readonly [number, number])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/**
 * `candidate` on a photo of `size`, mapped by `toPhoto`. Its box is cut at the photo's edges; corners and body points may
 * lie beyond, for the object does. Null where the box has no part in the photo.
 */
export function candidateOnPhoto(candidate: Candidate, toPhoto: Affine, size: Size): Candidate | null {
  const { label, classId, score, keypoints } = candidate;
  const points = candidate.points?.map(([x, y]) => applyToPoint(toPhoto, x, y));
  const box = clipBox(points ? boxRound(points) : applyToBox(toPhoto, candidate.box), size.width, size.height);
  if (box[2] <= box[0] || box[3] <= box[1]) return null;
  const moved = keypoints?.map((point) => {
    const [x, y] = applyToPoint(toPhoto, point.x, point.y);
    return { x, y, score: point.score };
  });
  return { label, classId, score, box, ...(points && { points }), ...(moved && { keypoints: moved }) };
}
