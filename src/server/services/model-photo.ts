// Which photo shows what a model does: the one a person agreed on it with, else the one it names, else a sample of the
// templates that suits its task.
// Knows no step and no worker.
import { LensgraphError } from '../../core/errors';
import { catalogueEntry } from '../../models/catalogue';
import type { ShownOn } from '../../models/catalogue/entry';
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

/** For models that name none themselves. */
const BY_TASK: Readonly<Record<string, ShownOn>> = {
  detect: { template: 'street-count', file: 'sign-parking.jpg' },
  segment: { template: 'covered-area', file: 'sign-parking.jpg' },
  classify: { template: 'sort-photos', file: 'coffee.png' },
  'read-text': { template: 'price-tags', file: 'market-tag.jpg' },
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
  const sample = (own ? undefined : catalogueEntry(name).shownOn) ?? BY_TASK[task];
  if (!sample) return null;
  const { template, file } = sample;
  const folder = templatesFolder(services.env.packageRoot);
  return {
    name: file,
    blobId: await storedSample(services, placeOfSample(folder, template, file)),
    picture: `/pictures/templates/${template}/samples/${encodeURIComponent(file)}`,
  };
}
