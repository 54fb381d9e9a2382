import { expect, test } from 'vitest';
import { exampleOf, headScores, teach } from './head';
import { type Example, heldOutScores, turns } from './leave-out';
import { unit } from './normalise';
import { calibrate, softmax } from './temperature';

/** Numbers that are the same each time. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32 - 0.5;
  };
}

/** Features that lean to the direction of their class. */
function lesson(counts: readonly number[], { size = 12, lean = 1 } = {}): { features: number[]; example: Example }[] {
  const next = noise(7);
  return counts.flatMap((count, classIndex) =>
    Array.from({ length: count }, (_, i) => {
      const features = Array.from({ length: size }, (_, j) => next() + (j === classIndex ? lean : 0));
      return { features, example: exampleOf(features, classIndex, `${classIndex}-${i}`) };
    }),
  );
}

test('the shortcut for photos left out is the same as teaching anew without them', async () => {
  const examples = lesson([4, 3, 5]).map(({ example }) => example);
  const shortcut = await heldOutScores(examples, 3);
  for (const [i, held] of examples.entries()) {
    const rest = examples.filter((each) => each !== held);
    const direct = plainScores(rest, held, 3);
    for (const [c, score] of direct.entries()) expect(shortcut[i]?.[c]).toBeCloseTo(score, 9);
  }
});

/** From the vectors themselves, in the primal form, by plain elimination: nothing shared with what is tested. */
function plainScores(rest: readonly Example[], held: Example, classCount: number): number[] {
  const counts = Array.from({ length: classCount }, (_, c) => rest.filter((each) => each.classIndex === c).length);
  const taught = counts.filter((count) => count > 0).length;
  const weightOf = ({ classIndex }: Example) => rest.length / (taught * (counts[classIndex] ?? 1));
  const size = held.vector.length;
  const mean = Array.from({ length: size }, (_, j) =>
    rest.reduce((sum, each) => sum + (weightOf(each) * (each.vector[j] ?? 0)) / rest.length, 0),
  );
  const seen = ({ vector }: Example) => unit(vector.map((value, j) => value - (mean[j] ?? 0)));
  const rows = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) =>
      rest.reduce(
        (sum, each) => {
          const z = seen(each);
          return sum + weightOf(each) * (z[a] ?? 0) * (z[b] ?? 0);
        },
        a === b ? 0.1 : 0,
      ),
    ),
  );
  return Array.from({ length: classCount }, (_, c) => {
    const right = Array.from({ length: size }, (_, a) =>
      rest.reduce((sum, each) => sum + weightOf(each) * (each.classIndex === c ? 1 : -1) * (seen(each)[a] ?? 0), 0),
    );
    const weights = eliminate(rows, right);
    return seen(held).reduce((sum, value, a) => sum + value * (weights[a] ?? 0), 0);
  });
}

function eliminate(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const table = rows.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivot] of table.entries()) {
    const divisor = pivot[i] ?? 1;
    for (const [j, value] of pivot.entries()) pivot[j] = value / divisor;
    for (const other of table) {
      const factor = other[i] ?? 0;
      if (other !== pivot) for (const [j, value] of pivot.entries()) other[j] = (other[j] ?? 0) - factor * value;
    }
  }
  return table.map((row) => row.at(-1) ?? 0);
}

test('classes that differ are told apart, also of photos that were left out, and one that lies is found', async () => {
  const rows = lesson([8, 8], { lean: 3 });
  const examples = rows.map(({ example }, i) => (i === 3 ? { ...example, classIndex: 1 } : example));
  const { head, judged } = await teach(examples, 2);
  const wrong = judged.flatMap(({ looksLike }, i) => (looksLike === examples[i]?.classIndex ? [] : [i]));
  expect(wrong).toEqual([3]);
  const scores = headScores(head, rows[0]?.features ?? []);
  expect(scores[0]).toBeGreaterThan(0.6);
  expect((scores[0] ?? 0) + (scores[1] ?? 0)).toBeCloseTo(1, 12);
});

test('what cannot be told apart is right about as often as guessing, and no surer', async () => {
  const { judged } = await teach(
    lesson([20, 20], { lean: 0 }).map(({ example }) => example),
    2,
  );
  const right = judged.filter(({ looksLike }, i) => looksLike === (i < 20 ? 0 : 1)).length;
  expect(right).toBeGreaterThan(8);
  expect(right).toBeLessThan(32);
  expect(Math.max(...judged.map(({ certainty }) => certainty))).toBeLessThan(0.75);
});

test('a rare class is found beside one with ten times as many photos', async () => {
  const examples = lesson([30, 3], { lean: 2 }).map(({ example }) => example);
  const { judged } = await teach(examples, 2);
  expect(judged.slice(30).filter(({ looksLike }) => looksLike === 1).length).toBeGreaterThanOrEqual(2);
});

test('crops of one photo are left out together, unless a class has no other', () => {
  const vector = Float64Array.of(1, 0);
  const of = (classIndex: number, photo: string) => ({ vector, classIndex, photo });
  expect(turns([of(0, 'a'), of(0, 'b'), of(1, 'a'), of(1, 'c')])).toEqual([[0, 2], [1], [3]]);
  expect(turns([of(0, 'a'), of(0, 'b'), of(1, 'c'), of(1, 'c')])).toEqual([[0], [1], [2], [3]]);
  const many = Array.from({ length: 250 }, (_, i) => of(i % 2, `${i}`));
  expect(turns(many)).toHaveLength(20);
  expect(
    turns(many)
      .flat()
      .toSorted((a, b) => a - b),
  ).toEqual(many.map((_, i) => i));
});

test('temperature makes probabilities as sure as they are right', () => {
  expect(Array.from(softmax([1, 1], 0.1))).toEqual([0.5, 0.5]);
  expect(softmax([0, Math.log(3)], 1)[1]).toBeCloseTo(0.75, 12);
  // Of 200 photos with the same scores 3 of 4 are right: it says 0.75.
  const rows = Array.from({ length: 200 }, () => [0.5, -0.5]);
  const temperature = calibrate(
    rows,
    rows.map((_, i) => (i % 4 === 0 ? 1 : 0)),
  );
  expect(softmax([0.5, -0.5], temperature)[0]).toBeCloseTo(0.75, 2);
  // Ten without a mistake: (10 + 1) / (10 + 2).
  const right = Array.from({ length: 10 }, () => [0.5, -0.5]);
  const target = softmax(
    [0.5, -0.5],
    calibrate(
      right,
      right.map(() => 0),
    ),
  )[0];
  expect(target).toBeCloseTo(11 / 12, 3);
});
