// What a photo's features are made into before they are compared: square roots of unit length, seen from their mean. The
// same arithmetic stands in the graph of a taught model (head-graph.ts). Pure.

/** Below this a length counts as none, so that nothing is divided by zero. */
export const LEAST_LENGTH = 1e-6;

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** `values` at length 1; one that is as good as nothing stays as small. */
export function unit(values: ArrayLike<number>): Float64Array {
  const length = Math.max(Math.sqrt(dot(values, values)), LEAST_LENGTH);
  return Float64Array.from(values, (value) => value / length);
}

/**
 * Features (any sign, any scale) as a vector of length 1: the root, with its sign, of each. A few strong ones then do not
 * drown the many weak ones.
 */
export const unitRoots = (features: ArrayLike<number>): Float64Array =>
  unit(Float64Array.from(features, (value) => Math.sign(value) * Math.sqrt(Math.abs(value))));
