// A regularised linear classifier of a few examples, in closed form: kernel ridge regression, one class against the rest.
// Works on inner products alone, so that leaving an example out costs no new look at the features. Pure.
// Source: Saunders, Gammerman, Vovk, "Ridge Regression Learning Algorithm in Dual Variables" (1998).

import { cholesky, solve } from './cholesky';
import { LEAST_LENGTH } from './normalise';

/** How much weights cost against mistakes. Measured to be good for tens of photos; see docs/models.md. */
const LAMBDA = 0.1;

/** Every class counts the same, however many examples it has; 0 for those not `taught`. Sums to how many are taught. */
export function classWeights(classes: readonly number[], taught: readonly number[]): Float64Array {
  const counts = new Map<number, number>();
  for (const i of taught) counts.set(classes[i] ?? 0, (counts.get(classes[i] ?? 0) ?? 0) + 1);
  const weights = new Float64Array(classes.length);
  for (const i of taught) weights[i] = taught.length / (counts.size * (counts.get(classes[i] ?? 0) ?? 1));
  return weights;
}

/**
 * From the inner products of unit vectors ([n, n], row by row) to those of the same vectors seen from the weighted mean of
 * the taught ones and brought to length 1 again.
 */
export function centredProducts(products: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const n = weights.length;
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[i] ?? 0;
  const withMean = new Float64Array(n);
  let meanSquare = 0;
  for (let a = 0; a < n; a++) {
    let sum = 0;
    for (let b = 0; b < n; b++) sum += (weights[b] ?? 0) * (products[a * n + b] ?? 0);
    withMean[a] = sum / total;
    meanSquare += ((weights[a] ?? 0) / total) * (sum / total);
  }
  const at = (a: number, b: number) =>
    (products[a * n + b] ?? 0) - (withMean[a] ?? 0) - (withMean[b] ?? 0) + meanSquare;
  const lengths = Float64Array.from({ length: n }, (_, a) => Math.max(Math.sqrt(Math.max(at(a, a), 0)), LEAST_LENGTH));
  const centred = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) centred[a * n + b] = at(a, b) / ((lengths[a] ?? 1) * (lengths[b] ?? 1));
  }
  return centred;
}

/**
 * How much each taught example counts for each class: [class][position in `taught`]. `products` are those of
 * `centredProducts` of all examples. The least of sum(weight (y - f)^2) + LAMBDA |f|^2 with y = 1 for its class, else -1.
 */
export function ridge(
  products: ArrayLike<number>,
  {
    classes,
    classCount,
    taught,
    weights,
  }: {
    readonly classes: readonly number[];
    readonly classCount: number;
    readonly taught: readonly number[];
    readonly weights: ArrayLike<number>;
  },
): Float64Array[] {
  const n = classes.length;
  const size = taught.length;
  const matrix = new Float64Array(size * size);
  for (const [row, a] of taught.entries()) {
    for (const [column, b] of taught.entries()) matrix[row * size + column] = products[a * n + b] ?? 0;
    matrix[row * size + row] = (matrix[row * size + row] ?? 0) + LAMBDA / (weights[a] ?? 1);
  }
  const low = cholesky(matrix, size);
  return Array.from({ length: classCount }, (_, wanted) =>
    solve(
      low,
      taught.map((i) => (classes[i] === wanted ? 1 : -1)),
    ),
  );
}
