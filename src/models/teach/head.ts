// What is taught: from examples to the numbers that turn a photo's features into how sure each class is. Pure.

import { type Example, heldOutScores, productsOf } from './leave-out';
import { dot, unit, unitRoots } from './normalise';
import { classWeights, ridge } from './ridge';
import { calibrate, softmax } from './temperature';

export type { Example };

/** A linear classifier of normalised features. */
export interface Head {
  /** What is taken away from the unit roots of the features. */
  readonly mean: Float64Array;
  /** Per class one number for each feature, the temperature divided in. */
  readonly weights: readonly Float64Array[];
}

/** An example, judged by a classifier that was not taught with it. */
export interface Judged {
  /** The class it looks like. */
  readonly looksLike: number;
  /** How sure that is, 0..1. */
  readonly certainty: number;
}

export interface Taught {
  readonly head: Head;
  /** In the order of the examples. */
  readonly judged: readonly Judged[];
}

/** How sure the head is of each class; sums to 1. */
export function headScores({ mean, weights }: Head, features: ArrayLike<number>): Float64Array {
  const vector = seenFrom(mean, unitRoots(features));
  return softmax(
    weights.map((each) => dot(each, vector)),
    1,
  );
}

const seenFrom = (mean: Float64Array, vector: Float64Array): Float64Array =>
  unit(vector.map((value, i) => value - (mean[i] ?? 0)));

function meanOf(vectors: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const [i, vector] of vectors.entries()) {
    for (const [j, value] of vector.entries()) mean[j] = (mean[j] ?? 0) + ((weights[i] ?? 0) / vectors.length) * value;
  }
  return mean;
}

function headOf(examples: readonly Example[], classCount: number, temperature: number): Head {
  const vectors = examples.map(({ vector }) => vector);
  const classes = examples.map(({ classIndex }) => classIndex);
  const taught = classes.map((_, i) => i);
  const weights = classWeights(classes, taught);
  const mean = meanOf(vectors, weights);
  const centred = vectors.map((vector) => seenFrom(mean, vector));
  const counts = ridge(productsOf(centred), { classes, classCount, taught, weights });
  return {
    mean,
    weights: counts.map((count) => {
      const sum = new Float64Array(mean.length);
      for (const [i, vector] of centred.entries()) {
        for (const [j, value] of vector.entries()) sum[j] = (sum[j] ?? 0) + ((count[i] ?? 0) / temperature) * value;
      }
      return sum;
    }),
  };
}

/**
 * Teaches a classifier and says how good it is at photos it does not know. At least two classes, each with at least two
 * examples. `pause` is called now and then, for this may take seconds for hundreds of photos.
 */
export async function teach(
  examples: readonly Example[],
  classCount: number,
  pause?: () => Promise<void>,
): Promise<Taught> {
  const rows = await heldOutScores(examples, classCount, pause);
  const temperature = calibrate(
    rows,
    examples.map(({ classIndex }) => classIndex),
  );
  const judged = rows.map((row): Judged => {
    const certainties = softmax(row, temperature);
    const certainty = Math.max(...certainties);
    return { looksLike: certainties.indexOf(certainty), certainty };
  });
  return { head: headOf(examples, classCount, temperature), judged };
}

/** An example of a photo's features. */
export const exampleOf = (features: ArrayLike<number>, classIndex: number, photo: string): Example => ({
  vector: unitRoots(features),
  classIndex,
  photo,
});
