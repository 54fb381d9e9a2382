// What the benchmark reports, and the small arithmetic of measuring. Times are milliseconds per photo, medians.
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
}

export interface RoundTrip {
  /** The executor on the same photo. */
  readonly directMs: number;
  /** From the HTTP request to the end of the answer. */
  readonly waitMs: number;
}

export interface Figures {
  readonly overhead: {
    readonly medianMs: number;
    /** Reading the model's outputs into boxes, which is not part of `medianMs`. */
    readonly outputsMs: number;
  };
  readonly throughput: {
    readonly photos: number;
    readonly productMs: number;
    readonly sequentialMs: number;
    readonly parallelMs: number;
  };
  readonly api: { readonly postgres: RoundTrip; readonly redis?: RoundTrip };
  readonly memory: { readonly mb200: number; readonly mb2000: number };
  readonly marked: { readonly productMs: number; readonly svgMs: number };
  /** Milliseconds; p95 is of the times between frames. Left out where there is no Chromium. */
  readonly app?: {
    readonly homeMs: number;
    readonly homeScriptKb: number;
    /** From the start page to the number of three photos. */
    readonly firstResultMs: number;
    /** From a moved setting to other frames in the picture of its step. */
    readonly sliderMs: number;
    readonly editor40Ms: number;
    readonly editor200Ms: number;
    /** Of that, processor time of the page's main thread: what hardly depends on what else the machine does. */
    readonly editor40CpuMs: number;
    readonly editor200CpuMs: number;
    readonly dragP95Ms: number;
    readonly panP95Ms: number;
    readonly viewerP95Ms: number;
    /** A model file of 30 MB, from the moment it is chosen until what it finds is drawn on a photo. */
    readonly import30MbMs: number;
    /** The same file loaded by onnxruntime alone, and run once. */
    readonly load30MbMs: number;
    /** Of the machine in the last minute: frames say little above its cores. */
    readonly load: number;
  };
}

export type BenchReport = { readonly machine: Machine } & Partial<Figures>;

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    node: process.versions.node,
  };
}

/** The middle value, or the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** To three digits after the point: microseconds. */
export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs every contender `rounds` times, each round beginning with another one, and gives the median of each. */
export async function alternate<K extends string>(
  rounds: number,
  contenders: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, number>> {
  const names = Object.keys(contenders) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      times.get(name)?.push(await contenders[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, rounded(median(times.get(name) ?? []))])) as Record<K, number>;
}
