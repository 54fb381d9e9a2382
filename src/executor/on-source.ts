// Where something a model proposes lies on the upright source photo. Arithmetic on candidates; knows no model.

import type { Candidate } from '../core/context';
import type { Affine } from '../core/data-types';
import { applyToBox, applyToPoint } from '../vision/affine';
import { clipBox } from '../vision/boxes';
import type { Size } from '../vision/fit';

/**
 * `candidate` in pixels of the source: its frame cut at the photo's edges, the corners of an oriented one and its points mapped as
 * they are. Mirrored photos turn the corners round; they stay in their order.
 */
export function onSource(candidate: Candidate, toSource: Affine, { width, height }: Size): Candidate {
  const { label, classId, score, box, points, keypoints } = candidate;
  return {
    label,
    classId,
    score,
    box: clipBox(applyToBox(toSource, box), width, height),
    ...(points && { points: points.map(([x, y]) => applyToPoint(toSource, x, y)) }),
    ...(keypoints && {
      keypoints: keypoints.map(({ x, y, score: sure }) => {
        const [sourceX, sourceY] = applyToPoint(toSource, x, y);
        return { x: sourceX, y: sourceY, score: sure };
      }),
    }),
  };
}
