// The golden result of a template: what the model it comes with finds on its samples, and how far that is from the truth
// where the truth is known. Made by running the real command line. For tests only.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './sources';

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const object = z.object({ label: z.string(), score: z.number(), box });
const text = z.object({ text: z.string(), score: z.number(), box });
const truth = z.object({ count: z.number(), perLabel: z.record(z.string(), z.number()) });
/** What a person counts, or reads, on a sample. */
const anyTruth = z.union([truth, z.strictObject({ texts: z.array(z.string()) })]);

/** What a template may promise of a photo; each only has what it names in `result`. */
const found = {
  objects: z.array(z.strictObject(object.shape)).optional(),
  count: z.number().optional(),
  sorting: z.strictObject({ label: z.string(), score: z.number() }).optional(),
  texts: z.array(z.strictObject(text.shape)).optional(),
  /** In percent of the photo. */
  number: z.number().optional(),
  /** Parts of the photo by kind, 0..1. */
  areas: z.record(z.string(), z.number()).optional(),
};

export const goldenSchema = z.strictObject({
  images: z.array(z.strictObject({ file: z.string(), ...found, truth: z.strictObject(truth.shape).optional() })),
  /** Over the photos whose truth is known; per photo, objects of one kind too many or too few add up. */
  countingError: z.strictObject({ photos: z.number(), trueObjects: z.number(), meanAbsolute: z.number() }).optional(),
});
export type Golden = z.infer<typeof goldenSchema>;

const place = z.string().regex(/^[\w-]+\.[\w-]+$/);
const templateSchema = z.looseObject({
  requires: z.looseObject({ labels: z.array(z.string()).default([]) }),
  /** Where the result stands: NODE.PORT of what is promised. */
  result: z
    .strictObject({ objects: place, count: place, sorting: place, texts: place, number: place, areas: place })
    .partial(),
});
export type TemplateFacts = z.infer<typeof templateSchema>;

const segmentation = z.looseObject({
  width: z.number(),
  height: z.number(),
  areas: z.record(z.string(), z.number()),
});

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

interface Limited {
  readonly id: string;
  readonly type: string;
  readonly minScore: number;
  /** Of a step that sorts. */
  readonly unsure?: readonly [number, number] | undefined;
}

/** The steps of the template that have a limit of certainty, with that limit. */
export async function scoreLimits(name: string): Promise<Limited[]> {
  const config = z.looseObject({
    minScore: z.number().optional(),
    unsure: z.tuple([z.number(), z.number()]).optional(),
  });
  const workflow = z
    .looseObject({ nodes: z.array(z.looseObject({ id: z.string(), type: z.string(), config })) })
    .parse(await readJson(templateFolder(name), 'workflow.json'));
  return workflow.nodes.flatMap(({ id, type, config: { minScore, unsure } }) =>
    minScore === undefined ? [] : [{ id, type, minScore, unsure }],
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
  const known = z.record(z.string(), anyTruth).parse(await readJson(templateFolder(name), 'truth.json'));
  const all = results.map(({ file, outputs }): Golden['images'][number] => {
    /** What stands at `where` as `schema` has it, without what the schema does not name. */
    const at = <T>(where: string, schema: z.ZodType<T>): T => {
      const [node = '', port = ''] = where.split('.');
      return schema.parse(outputs[node]?.[port]);
    };
    const { objects, count, sorting, texts, number, areas } = result;
    const counted = known[file];
    return {
      file,
      ...(objects && { objects: at(objects, z.array(object)) }),
      ...(count && { count: at(count, z.number()) }),
      ...(sorting && { sorting: at(sorting, z.object({ label: z.string(), score: z.number() })) }),
      ...(texts && { texts: at(texts, z.array(text)) }),
      ...(number && { number: at(number, z.number()) }),
      ...(areas && { areas: shares(at(areas, segmentation)) }),
      ...(counted && 'count' in counted && { truth: counted }),
    };
  });
  return { images: all, ...(result.count && { countingError: errorOver(all) }) };
}

const shares = ({ width, height, areas }: z.infer<typeof segmentation>): Record<string, number> =>
  Object.fromEntries(Object.entries(areas).map(([label, area]) => [label, area / (width * height)]));

function errorOver(images: Golden['images']): Golden['countingError'] {
  const errors = images.flatMap((image) =>
    image.truth ? [countingError(image.objects ?? [], image.truth.perLabel)] : [],
  );
  const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
  return {
    photos: errors.length,
    trueObjects: sum(images.map((image) => image.truth?.count ?? 0)),
    meanAbsolute: errors.length ? sum(errors) / errors.length : 0,
  };
}

function countingError(objects: readonly { label: string }[], known: Readonly<Record<string, number>>): number {
  const labels = new Set([...Object.keys(known), ...objects.map(({ label }) => label)]);
  const wrong = [...labels].map((label) =>
    Math.abs(objects.filter((each) => each.label === label).length - (known[label] ?? 0)),
  );
  return wrong.reduce((total, each) => total + each, 0);
}
