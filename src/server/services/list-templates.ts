// Reads the templates that come with the package: TEMPLATES/NAME/{template.json, workflow.json, samples/}. Also for the
// command line, so it asks for a folder only.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LensgraphError } from '../../core/errors';

/** What one gets: numbers of things, or what photos as a whole are and say. */
export const TEMPLATE_GROUPS = ['count', 'look'] as const;
export type TemplateGroup = (typeof TEMPLATE_GROUPS)[number];

const templateSchema = z.looseObject({
  /** Where it stands among the others; those without a place come last, by name. */
  place: z.number().default(1_000),
  /** Beside which others it is shown. */
  group: z.enum(TEMPLATE_GROUPS).default('count'),
  title: z.string(),
  /** One sentence: what one gets. */
  promise: z.string(),
  /** The sample of which the preview was made; the first one when left out. */
  previewOf: z.string().optional(),
  de: z.looseObject({ title: z.string(), promise: z.string() }).optional(),
  requires: z.looseObject({ task: z.string(), labels: z.array(z.string()).default([]) }).optional(),
});

export interface Template {
  readonly name: string;
  readonly place: number;
  readonly group: TemplateGroup;
  readonly title: string;
  readonly promise: string;
  /** The same in German. */
  readonly de: { readonly title: string; readonly promise: string } | null;
  readonly requires: { readonly task: string; readonly labels: readonly string[] } | null;
  /** File names in `samples`. */
  readonly samples: readonly string[];
  /** A picture the template made of its first sample, as a file name in its folder. */
  readonly preview: string | null;
  /** The sample of which that picture was made. */
  readonly before: string | null;
}

/** The folder of the templates below the package's root. */
export const templatesFolder = (packageRoot: string): string => join(packageRoot, 'templates');

const TEMPLATE_NAME = /^[a-z0-9][a-z0-9-]*$/;
const PREVIEW_NAME = /^preview\.(jpg|png|webp)$/;
const PHOTO_NAME = /^[\w][\w .-]*\.(jpe?g|png|webp)$/i;

/** All templates, in their places. */
export async function listTemplates(folder: string): Promise<Template[]> {
  const templates = await Promise.all((await templateNames(folder)).map((name) => readTemplate(folder, name)));
  return templates.sort((a, b) => a.place - b.place);
}

async function templateNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && TEMPLATE_NAME.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** The template's description. Throws `not_found`. */
export async function getTemplate(folder: string, name: string): Promise<Template> {
  const known = (await templateNames(folder)).includes(name);
  if (!known) throw new LensgraphError('not_found', { what: 'template' });
  return readTemplate(folder, name);
}

/** The template's graph, as it stands in its file. Throws `not_found`. */
export async function readTemplateGraph(folder: string, name: string): Promise<unknown> {
  return readGraphOf(folder, await getTemplate(folder, name));
}

/** The same of a template that was read already. */
export async function readGraphOf(folder: string, { name }: Pick<Template, 'name'>): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name, 'workflow.json'), 'utf8'));
}

/** Where the template's picture lies: what it made of a sample if it brings that, else its first sample. Throws `not_found`. */
export async function templatePicture(folder: string, name: string): Promise<string> {
  const { preview, samples } = await getTemplate(folder, name);
  const picture = preview ?? (samples[0] === undefined ? null : join('samples', samples[0]));
  if (picture === null) throw new LensgraphError('not_found', { what: 'picture' });
  return join(folder, name, picture);
}

/** Where the untouched photo lies of which the template's picture was made; its first sample unless it says another. Throws `not_found`. */
export async function templateBefore(folder: string, name: string): Promise<string> {
  const { before } = await getTemplate(folder, name);
  return samplePath(folder, name, before ?? '');
}

/** Where one of the template's samples lies. Throws `not_found`. */
export async function samplePath(folder: string, name: string, file: string): Promise<string> {
  const { samples } = await getTemplate(folder, name);
  if (!samples.includes(file)) throw new LensgraphError('not_found', { what: 'picture' });
  return placeOfSample(folder, name, file);
}

/** Where a sample that a template names lies; reads nothing. */
export const placeOfSample = (folder: string, name: string, file: string): string =>
  join(folder, name, 'samples', file);

/** The template's sample photos. Throws `not_found`. */
export async function samplePaths(folder: string, name: string): Promise<{ name: string; path: string }[]> {
  const { samples } = await getTemplate(folder, name);
  return samples.map((sample) => ({ name: sample, path: placeOfSample(folder, name, sample) }));
}

async function readTemplate(folder: string, name: string): Promise<Template> {
  const [text, own, samples] = await Promise.all([
    readFile(join(folder, name, 'template.json'), 'utf8'),
    readdir(join(folder, name)),
    readdir(join(folder, name, 'samples')),
  ]);
  const { title, promise, de, requires, previewOf, place, group } = templateSchema.parse(JSON.parse(text));
  const photos = samples.filter((file) => PHOTO_NAME.test(file)).sort();
  return {
    name,
    place,
    group,
    title,
    promise,
    de: de ? { title: de.title, promise: de.promise } : null,
    requires: requires ?? null,
    samples: photos,
    preview: own.find((file) => PREVIEW_NAME.test(file)) ?? null,
    before: photos.find((file) => file === previewOf) ?? photos[0] ?? null,
  };
}
