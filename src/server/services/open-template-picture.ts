// Opens the pictures a template is shown by: the one it made itself if it brings one, the photo it was made of, its samples.
import { readFile } from 'node:fs/promises';
import type { Services } from '../services';
import { samplePath, templateBefore, templatePicture, templatesFolder } from './list-templates';

type WithEnv = Pick<Services, 'env'>;

/** Throws `not_found`. */
export async function openTemplatePicture({ env }: WithEnv, name: string): Promise<Uint8Array> {
  return readFile(await templatePicture(templatesFolder(env.packageRoot), name));
}

/** The untouched photo of which the template's picture was made. Throws `not_found`. */
export async function openTemplateBefore({ env }: WithEnv, name: string): Promise<Uint8Array> {
  return readFile(await templateBefore(templatesFolder(env.packageRoot), name));
}

/** Throws `not_found`. */
export async function openTemplateSample({ env }: WithEnv, name: string, file: string): Promise<Uint8Array> {
  return readFile(await samplePath(templatesFolder(env.packageRoot), name, file));
}
