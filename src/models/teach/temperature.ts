// How sure a classifier may say it is. Scores become probabilities by a softmax whose temperature makes them honest: it is
// chosen on the scores of photos that were left out, so 0.8 is right in about 8 of 10 cases. Pure.
// Sources: Guo et al., "On Calibration of Modern Neural Networks" (2017), for the one temperature; Platt, "Probabilistic
// Outputs for Support Vector Machines" (1999), for targets short of certainty: n photos without a mistake do not prove that
// there never is one.

const COLDEST = 0.02;
const HOTTEST = 10;
const STEPS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Probabilities that sum to 1. */
export function softmax(scores: ArrayLike<number>, temperature: number): Float64Array {
  const all = Array.from(scores);
  const largest = Math.max(...all);
  const powers = all.map((score) => Math.exp((score - largest) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return Float64Array.from(powers, (power) => power / sum);
}

/** How badly probabilities at this temperature tell the classes; the target is (n + 1) / (n + classes) for the right one. */
function loss(rows: readonly ArrayLike<number>[], classes: readonly number[], temperature: number): number {
  let sum = 0;
  for (const [i, row] of rows.entries()) {
    const other = 1 / (rows.length + row.length);
    for (const [c, p] of softmax(row, temperature).entries()) {
      const target = c === classes[i] ? (rows.length + 1) * other : other;
      sum -= target * Math.log(Math.max(p, Number.MIN_VALUE));
    }
  }
  return sum;
}

/** The temperature at which the scores (of photos left out) tell their `classes` best, between 0.02 and 10. */
export function calibrate(rows: readonly ArrayLike<number>[], classes: readonly number[]): number {
  const at = (x: number) => loss(rows, classes, Math.exp(x));
  let [low, high] = [Math.log(COLDEST), Math.log(HOTTEST)];
  for (let step = 0; step < STEPS; step++) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (at(a) < at(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}
