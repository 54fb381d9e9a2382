// The golden result of a template: what the model it comes with finds on its samples, and how far that is from the truth
// where the truth is known. Made by running the real command line. For tests only.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './sources';

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const object = z.object({ label: z.string(), score: z.number(), box });
const truth = z.object({ count: z.number(), perLabel: z.record(z.string(), z.number()) });

export const goldenSchema = z.strictObject({
  images: z.array(
    z.strictObject({
      file: z.string(),
      objects: z.array(z.strictObject(object.shape)),
      count: z.number(),
      truth: z.strictObject(truth.shape).optional(),
    }),
  ),
  /** Over the photos whose truth is known; per photo, objects of one kind too many or too few add up. */
  countingError: z.strictObject({ photos: z.number(), trueObjects: z.number(), meanAbsolute: z.number() }),
});
export type Golden = z.infer<typeof goldenSchema>;

const templateSchema = z.looseObject({
  requires: z.looseObject({ labels: z.array(z.string()) }),
  /** Where the result stands: NODE.PORT of the objects, and of their number. */
  result: z.object({ objects: z.string(), count: z.string() }),
});
export type TemplateFacts = z.infer<typeof templateSchema>;

const runSchema = z.looseObject({
  images: z.object({ total: z.number(), ok: z.number(), skipped: z.number(), failed: z.number() }),
  results: z.array(
    z.looseObject({ file: z.string(), outputs: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  ),
});

export const templateFolder = (name: string): string => join(ROOT, 'templates', name);

async function readJson(folder: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, file), 'utf8'));
}

export async function templateFacts(name: string): Promise<TemplateFacts> {
  return templateSchema.parse(await readJson(templateFolder(name), 'template.json'));
}

/** The steps of the template that have a limit of certainty, with that limit. */
export async function scoreLimits(name: string): Promise<{ id: string; minScore: number }[]> {
  const workflow = z
    .looseObject({ nodes: z.array(z.looseObject({ id: z.string(), config: z.record(z.string(), z.unknown()) })) })
    .parse(await readJson(templateFolder(name), 'workflow.json'));
  return workflow.nodes.flatMap(({ id, config }) =>
    typeof config.minScore === 'number' ? [{ id, minScore: config.minScore }] : [],
  );
}

export async function recordedGolden(name: string): Promise<Golden> {
  return goldenSchema.parse(await readJson(templateFolder(name), 'expected.json'));
}

/** What `run NAME samples --json` printed, as a golden result. Throws when a photo was not ok. */
export async function goldenOf(name: string, stdout: string): Promise<Golden> {
  const { images, results } = runSchema.parse(JSON.parse(stdout));
  if (images.ok !== images.total) throw new Error(`${images.total - images.ok} samples of ${name} are not ok`);
  const { result } = await templateFacts(name);
  const known = z.record(z.string(), truth).parse(await readJson(templateFolder(name), 'truth.json'));
  const found = results.map(({ file, outputs }) => {
    const at = (place: string): unknown => {
      const [node = '', port = ''] = place.split('.');
      return outputs[node]?.[port];
    };
    const objects = z.array(object).parse(at(result.objects));
    const count = z.number().parse(at(result.count));
    return { file, objects, count, ...(known[file] ? { truth: known[file] } : {}) };
  });
  const errors = found.flatMap((image) => (image.truth ? [countingError(image.objects, image.truth.perLabel)] : []));
  const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
  return {
    images: found,
    countingError: {
      photos: errors.length,
      trueObjects: sum(found.map((image) => image.truth?.count ?? 0)),
      meanAbsolute: errors.length ? sum(errors) / errors.length : 0,
    },
  };
}

function countingError(objects: readonly { label: string }[], truth: Readonly<Record<string, number>>): number {
  const labels = new Set([...Object.keys(truth), ...objects.map(({ label }) => label)]);
  const wrong = [...labels].map((label) =>
    Math.abs(objects.filter((each) => each.label === label).length - (truth[label] ?? 0)),
  );
  return wrong.reduce((total, each) => total + each, 0);
}
