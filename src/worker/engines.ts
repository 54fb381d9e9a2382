// What this machine computes with, and how long a model takes with it: both found out in a process that is thrown away, so
// that a broken driver ends nobody but that.

import { cpus, totalmem } from 'node:os';
import { modelPin } from '../models/all-models';
import type { EnginesAnswer, TimeQuestion } from '../models/import/question';
import { requireModel } from '../models/installed';
import { type Timing, writeTiming } from '../models/timings';
import { enginesInChild, timesInChild } from '../probe/try-model';
import type { ImportPlaces } from './import-model';

const PROBE_MS = 60_000;
const RUNS = 15;
const MB = 1024 ** 2;

const processor = (): string => cpus()[0]?.model.trim() ?? '';

export async function enginesHere({ probeScript }: ImportPlaces, signal: AbortSignal): Promise<EnginesAnswer> {
  const engines = await enginesInChild({ script: probeScript, deadlineMs: PROBE_MS, signal });
  return {
    engines,
    machine: { processor: processor(), cores: cpus().length, memoryMb: Math.round(totalmem() / MB) },
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Errors: `model_unknown`, `model_not_fetched`, `probe_timeout` and others of a try. */
export async function timeHere(
  { name }: TimeQuestion,
  { models: dir, probeScript, provider }: ImportPlaces & { readonly provider: string },
  signal: AbortSignal,
): Promise<Timing> {
  const { path, card } = await requireModel(name, dir);
  const options = { script: probeScript, deadlineMs: PROBE_MS, signal };
  const times = await timesInChild({ path, feeding: card, provider, runs: RUNS }, options);
  const median = Math.round(medianOf(times) * 10) / 10;
  const at = new Date().toISOString();
  const timing = { pin: modelPin(dir, name), provider, median, runs: times.length, processor: processor(), at };
  await writeTiming(dir, name, timing);
  return timing;
}
