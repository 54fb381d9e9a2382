// How long models took when somebody had it measured: a small file for each, beside the models. Knows neither who measures nor
// who asks.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './own/write-whole';

const timingSchema = z.object({
  /** What plans pin the model by: another reading of it takes another time. */
  pin: z.string(),
  provider: z.string(),
  /** Of `runs` runs with one photo, milliseconds. */
  median: z.number(),
  runs: z.number(),
  processor: z.string(),
  at: z.string(),
});
export type Timing = z.infer<typeof timingSchema>;

const folder = (dir: string) => join(dir, '.timings');

export async function writeTiming(dir: string, name: string, timing: Timing): Promise<void> {
  await mkdir(folder(dir), { recursive: true });
  await writeWhole(join(folder(dir), `${name}.json`), JSON.stringify(timing));
}

/** Null where the model, as it is read today, was not measured. */
export async function readTiming(dir: string, name: string, pin: string): Promise<Timing | null> {
  try {
    const found = timingSchema.safeParse(JSON.parse(await readFile(join(folder(dir), `${name}.json`), 'utf8')));
    return found.success && found.data.pin === pin ? found.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null;
    throw error;
  }
}
