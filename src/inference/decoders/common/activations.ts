// From what a model computes to probabilities. Pure arithmetic.

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The logit whose sigmoid is `p`: a limit on probabilities becomes one on logits, which saves an exponential each. */
export const logit = (p: number): number => Math.log(p / (1 - p));

/** Probabilities of `count` logits from `at` on, `step` apart, that sum to 1. Written into `out`. */
export function softmaxInto(out: Float32Array, data: ArrayLike<number>, at: number, count: number, step = 1): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) largest = Math.max(largest, data[at + i * step] ?? 0);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const value = Math.exp((data[at + i * step] ?? 0) - largest);
    out[i] = value;
    sum += value;
  }
  for (let i = 0; i < count; i++) out[i] = (out[i] ?? 0) / sum;
}
