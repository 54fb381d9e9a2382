// What running a model once on a grey and once on a real photo tells: ranges and sums of its outputs. Pure; whoever runs
// models makes it. Knows no family of models.

export interface Range {
  readonly min: number;
  readonly max: number;
}
export interface ProbedOutput {
  readonly dims: readonly number[];
  readonly values: Range;
  /** All values are whole numbers. */
  readonly isWhole: boolean;
  readonly isFinite: boolean;
  /** By place in the last dimension, and in the second: the first eight. */
  readonly last: readonly Range[];
  readonly second: readonly Range[];
  /** Sums along the last dimension. */
  readonly sums: Range;
}
/** By output name. */
export interface ProbeFacts {
  readonly grey: Readonly<Record<string, ProbedOutput>>;
  readonly photo: Readonly<Record<string, ProbedOutput>>;
}

const FIRST = 8;

/** Ranges of several series, kept as plain numbers: outputs have millions of values. */
function ranges(count: number) {
  const min = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const max = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  return {
    add(at: number, value: number) {
      if (value < (min[at] ?? 0)) min[at] = value;
      if (value > (max[at] ?? 0)) max[at] = value;
    },
    all: (): Range[] => Array.from(min, (low, at) => ({ min: low, max: max[at] ?? 0 })),
  };
}

/** Row-major `data` of shape `dims`, in numbers. */
export function probeOutput(dims: readonly number[], data: ArrayLike<number>): ProbedOutput {
  const columns = dims.at(-1) ?? 1;
  const plane = dims.slice(2).reduce((product, dim) => product * dim, 1);
  const rows = dims[1] ?? 1;
  const last = ranges(Math.min(FIRST, columns));
  const second = ranges(Math.min(FIRST, rows));
  const whole = ranges(2);
  let [sum, onlyWhole, onlyFinite] = [0, true, true];
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    whole.add(0, value);
    if (!Number.isInteger(value)) onlyWhole = false;
    if (!Number.isFinite(value)) onlyFinite = false;
    const column = i % columns;
    const row = Math.floor(i / plane) % rows;
    if (column < FIRST) last.add(column, value);
    if (row < FIRST) second.add(row, value);
    sum += value;
    if (column === columns - 1) {
      whole.add(1, sum);
      sum = 0;
    }
  }
  const none: Range = { min: 0, max: 0 };
  const [values = none, sums = none] = whole.all();
  return { dims, values, isWhole: onlyWhole, isFinite: onlyFinite, last: last.all(), second: second.all(), sums };
}

/** Both runs of the output `name` at once, or null. */
export function probed(probe: ProbeFacts | null, name: string): readonly ProbedOutput[] | null {
  const [grey, photo] = [probe?.grey[name], probe?.photo[name]];
  return grey && photo ? [grey, photo] : null;
}

const within = ({ min, max }: Range, low: number, high: number) => min >= low - 1e-3 && max <= high + 1e-3;
/** Every value lies in `low`..`high` in both runs; null where there was no run. */
export function staysWithin(probe: ProbeFacts | null, name: string, low: number, high: number): boolean | null {
  return probed(probe, name)?.every(({ values }) => within(values, low, high)) ?? null;
}
/** Every row sums to 1, as after a softmax. */
export const sumsToOne = (probe: ProbeFacts | null, name: string): boolean | null =>
  probed(probe, name)?.every(({ sums, values }) => within(values, 0, 1) && within(sums, 1 - 1e-2, 1 + 1e-2)) ?? null;
