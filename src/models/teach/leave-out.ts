// How good a classifier is at photos it was not taught with: each is judged by one made of the others, its mean included.
// Not estimated but refitted each time, from inner products that are computed once. Pure.

import { dot } from './normalise';
import { centredProducts, classWeights, ridge } from './ridge';

/**
 * Up to here every photo is left out by itself; beyond, the photos take turns in as many groups as `MOST_TURNS`: a turn costs the
 * cube of the photos, so that 400 take about as long as 200.
 */
const EACH_BY_ITSELF = 200;
const MOST_TURNS = 20;

/** One thing a classifier is taught with. */
export interface Example {
  /** Square roots of unit length (`unitRoots`). */
  readonly vector: Float64Array;
  readonly classIndex: number;
  /** What it is cut from: crops of one photo are left out together, else one would tell of the other. */
  readonly photo: string;
}

/** Which examples are left out together. Where a class has one photo only its crops are all there is, so they stand alone. */
export function turns(examples: readonly Example[]): readonly (readonly number[])[] {
  const photosOf = new Map<number, Set<string>>();
  for (const { classIndex, photo } of examples) {
    photosOf.set(classIndex, (photosOf.get(classIndex) ?? new Set()).add(photo));
  }
  const together = [...photosOf.values()].every(({ size }) => size > 1);
  const groups = new Map<string, number[]>();
  for (const [i, { photo }] of examples.entries()) {
    const key = together ? photo : `${i}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  const alone = [...groups.values()];
  if (alone.length <= EACH_BY_ITSELF) return alone;
  return Array.from({ length: MOST_TURNS }, (_, turn) => alone.filter((_, i) => i % MOST_TURNS === turn).flat());
}

/** Inner products of all vectors with each other, [n, n] row by row. */
export function productsOf(vectors: readonly Float64Array[]): Float64Array {
  const n = vectors.length;
  const products = new Float64Array(n * n);
  for (const [a, one] of vectors.entries()) {
    for (let b = 0; b <= a; b++) {
      const value = dot(one, vectors[b] ?? []);
      products[a * n + b] = value;
      products[b * n + a] = value;
    }
  }
  return products;
}

/**
 * Per example how it scores for each class (about -1..1) by a classifier that did not know it. `pause` is called
 * between turns.
 */
export async function heldOutScores(
  examples: readonly Example[],
  classCount: number,
  pause: () => Promise<void> = async () => undefined,
): Promise<Float64Array[]> {
  const n = examples.length;
  const classes = examples.map(({ classIndex }) => classIndex);
  const products = productsOf(examples.map(({ vector }) => vector));
  const scores = examples.map(() => new Float64Array(classCount));
  for (const held of turns(examples)) {
    const out = new Set(held);
    const taught = classes.map((_, i) => i).filter((i) => !out.has(i));
    const weights = classWeights(classes, taught);
    const centred = centredProducts(products, weights);
    const counts = ridge(centred, { classes, classCount, taught, weights });
    for (const i of held) {
      for (const [c, count] of counts.entries()) {
        let sum = 0;
        for (const [at, b] of taught.entries()) sum += (count[at] ?? 0) * (centred[i * n + b] ?? 0);
        const row = scores[i];
        if (row) row[c] = sum;
      }
    }
    await pause();
  }
  return scores;
}
