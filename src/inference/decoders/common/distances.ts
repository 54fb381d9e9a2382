// Boxes as four distances from a point, each a distribution over bins (generalised focal loss): a distance is the mean
// of the bins by their softmax. Source: RangiLyu/nanodet nanodet/model/head/gfl_head.py, Integral and distance2bbox.

import type { Box } from '../../../core/data-types';
import { softmaxInto } from './activations';

/** Reads boxes whose four sides (left, top, right, bottom) have `bins` logits each. */
export function distanceReader(bins: number) {
  const probabilities = new Float32Array(bins);
  /** `data` from `at` on; `unit` pixels per bin, round the point (x, y). */
  return (data: ArrayLike<number>, at: number, x: number, y: number, unit: number): Box => {
    const side = (n: number) => {
      softmaxInto(probabilities, data, at + n * bins, bins);
      let mean = 0;
      for (let i = 1; i < bins; i++) mean += i * (probabilities[i] ?? 0);
      return mean * unit;
    };
    return [x - side(0), y - side(1), x + side(2), y + side(3)];
  };
}
