// The outcome of a run as the one JSON object of `run --json`, written photo by photo, so that it may be larger than memory.

import type { Plan } from '../../core/plan';
import { presentPhoto } from '../../core/present';
import { readRecords } from '../../executor/records';
import { print } from '../output';
import type { PhotosRun } from './run-photos';

export interface Timing {
  readonly totalMs: number;
  readonly perImageMs: number;
}

const tenths = (ms: number) => Math.round(ms * 10) / 10;

export const timingOf = ({ totalMs, images }: PhotosRun): Timing => ({
  totalMs: tenths(totalMs),
  perImageMs: tenths(totalMs / images.total),
});

/** `"key": value` for each field, without the braces round them. */
const fields = (object: object) => JSON.stringify(object).slice(1, -1);

/** Prints `{ workflow, provider, images, results, totals, files, timing }`; `files` are paths. */
export async function printResults(plan: Plan, run: PhotosRun, files: readonly string[]): Promise<void> {
  const { provider, images, totals } = run;
  await print(`{${fields({ workflow: plan.name, provider, images })},\n"results":[`);
  let separator = '\n';
  for await (const record of readRecords(run.records)) {
    await print(separator + JSON.stringify(presentPhoto(record, plan)));
    separator = ',\n';
  }
  await print(`\n],\n${fields({ totals, files, timing: timingOf(run) })}}\n`);
}
