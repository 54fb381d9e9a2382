// Which photo shows what a model does: the one a person agreed on it with, else a sample of the templates that suits it.
// Knows no step and no worker.
import { LensgraphError } from '../../core/errors';
import { ownCard } from '../../models/own/own-models';
import type { Services } from '../services';
import { placeOfSample, templatesFolder } from './list-templates';
import type { ModelView } from './model-views';
import { storedSample } from './run-preview';

export interface ModelPhoto {
  readonly name: string;
  readonly blobId: string;
  /** Address of the photo; a small one is below it. */
  readonly picture: string;
}

type Sample = readonly [template: string, file: string];

const BY_NAME: Readonly<Record<string, Sample>> = {
  'coco-ssd': ['shelf-count', 'shelf-mixed.jpg'],
  'deeplab-voc-fast': ['covered-area', 'cat.png'],
  moderation: ['moderation', 'astronaut.png'],
};
const BY_TASK: Readonly<Record<string, Sample>> = {
  detect: ['street-count', 'sign-parking.jpg'],
  segment: ['covered-area', 'sign-parking.jpg'],
  classify: ['sort-photos', 'coffee.png'],
  'read-text': ['price-tags', 'market-tag.jpg'],
};

/** The photo on which a person agreed on an own model; null where there is none, or none any more. */
async function agreedPhoto({ env, blobs }: Pick<Services, 'env' | 'blobs'>, name: string): Promise<ModelPhoto | null> {
  const { photo, blobId } = ownCard(env.data.models, name)?.confirmed ?? {};
  if (photo === undefined || blobId === undefined || !(await blobs.has(blobId))) return null;
  return { name: photo, blobId, picture: `/pictures/models/${name}` };
}

/** Where that photo is stored. Throws `not_found`. */
export async function confirmedPhoto(services: Pick<Services, 'env' | 'blobs'>, name: string): Promise<string> {
  const photo = await agreedPhoto(services, name);
  if (!photo) throw new LensgraphError('not_found', { what: 'photo' });
  return photo.blobId;
}

/** Null for a task that no sample suits. */
export async function photoOfModel(
  services: Pick<Services, 'env' | 'blobs'>,
  { name, task, own }: Pick<ModelView, 'name' | 'task' | 'own'>,
): Promise<ModelPhoto | null> {
  const agreed = own ? await agreedPhoto(services, name) : null;
  if (agreed) return agreed;
  const sample = (own ? undefined : BY_NAME[name]) ?? BY_TASK[task];
  if (!sample) return null;
  const [template, file] = sample;
  const folder = templatesFolder(services.env.packageRoot);
  return {
    name: file,
    blobId: await storedSample(services, placeOfSample(folder, template, file)),
    picture: `/pictures/templates/${template}/samples/${encodeURIComponent(file)}`,
  };
}
