// `lensgraph bench`: measures the product against what it promises, on this machine. No test depends on the figures.
import type { Env } from '../../src/env';
import { api } from './api';
import { app } from './app/app';
import { type BenchReport, type Figures, machine } from './figures';
import { marked } from './marked';
import { memory } from './memory';
import { overhead } from './overhead';
import { throughput } from './throughput';

const BENCHES: { readonly [K in keyof Figures]-?: (env: Env) => Promise<Figures[K]> } = {
  overhead,
  throughput,
  api,
  memory,
  marked,
  app,
};

export const BENCH_NAMES = Object.keys(BENCHES);

/** Runs the figure named `only`, or all; `onProgress` is told which. */
export async function runBench(
  env: Env,
  only: string | undefined,
  onProgress: (name: string) => void,
): Promise<BenchReport> {
  const measured: Record<string, unknown> = {};
  for (const [name, measure] of Object.entries(BENCHES)) {
    if (only !== undefined && only !== name) continue;
    onProgress(name);
    measured[name] = await measure(env);
  }
  return { machine: machine(), ...measured };
}
