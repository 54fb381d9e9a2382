// Reads the templates that come with the package: TEMPLATES/NAME/{template.json, workflow.json, samples/}. Also for the
// command line, so it asks for a folder only.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LensgraphError } from '../../core/errors';

const templateSchema = z.looseObject({
  title: z.string(),
  /** One sentence: what one gets. */
  promise: z.string(),
  requires: z.looseObject({ task: z.string(), labels: z.array(z.string()).default([]) }).optional(),
});

export interface Template {
  readonly name: string;
  readonly title: string;
  readonly promise: string;
  readonly requires: { readonly task: string; readonly labels: readonly string[] } | null;
  /** File names in `samples`. */
  readonly samples: readonly string[];
}

/** The folder of the templates below the package's root. */
export const templatesFolder = (packageRoot: string): string => join(packageRoot, 'templates');

const TEMPLATE_NAME = /^[a-z0-9][a-z0-9-]*$/;
const PHOTO_NAME = /^[\w][\w .-]*\.(jpe?g|png|webp)$/i;

/** All templates by name. */
export async function listTemplates(folder: string): Promise<Template[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && TEMPLATE_NAME.test(entry.name))
    .map(({ name }) => name);
  return Promise.all(names.sort().map((name) => readTemplate(folder, name)));
}

/** The template's description. Throws `not_found`. */
export async function getTemplate(folder: string, name: string): Promise<Template> {
  const templates = await listTemplates(folder);
  const template = templates.find((each) => each.name === name);
  if (!template) throw new LensgraphError('not_found', { what: 'template' });
  return template;
}

/** The template's graph, as it stands in its file. Throws `not_found`. */
export async function readTemplateGraph(folder: string, name: string): Promise<unknown> {
  const template = await getTemplate(folder, name);
  return JSON.parse(await readFile(join(folder, template.name, 'workflow.json'), 'utf8'));
}

/** Where a sample photo of a template lies. Throws `not_found`: only names the template itself lists are opened. */
export async function samplePath(folder: string, name: string, sample: string): Promise<string> {
  const template = await getTemplate(folder, name);
  if (!template.samples.includes(sample)) throw new LensgraphError('not_found', { what: 'sample photo' });
  return join(folder, template.name, 'samples', sample);
}

async function readTemplate(folder: string, name: string): Promise<Template> {
  const [text, files] = await Promise.all([
    readFile(join(folder, name, 'template.json'), 'utf8'),
    readdir(join(folder, name, 'samples')),
  ]);
  const { title, promise, requires } = templateSchema.parse(JSON.parse(text));
  return {
    name,
    title,
    promise,
    requires: requires ?? null,
    samples: files.filter((file) => PHOTO_NAME.test(file)).sort(),
  };
}
