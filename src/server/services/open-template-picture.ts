// Opens the picture a template is shown by: one it made itself if it brings one, else its first sample.
import { readFile } from 'node:fs/promises';
import type { Services } from '../services';
import { templatePicture, templatesFolder } from './list-templates';

/** Throws `not_found`. */
export async function openTemplatePicture({ env }: Pick<Services, 'env'>, name: string): Promise<Uint8Array> {
  return readFile(await templatePicture(templatesFolder(env.packageRoot), name));
}
