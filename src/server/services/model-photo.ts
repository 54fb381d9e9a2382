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

/** The stored photo on which a person agreed on an own model. Throws `not_found` where there is none. */
export async function confirmedPhoto({ env, blobs }: Pick<Services, 'env' | 'blobs'>, name: string): Promise<string> {
  const blobId = ownCard(env.data.models, name)?.confirmed?.blobId;
  // Asked, not tried: what the store throws in another bundle is no error of this one's class.
  if (blobId === undefined || !(await blobs.has(blobId))) throw new LensgraphError('not_found', { what: 'photo' });
  return blobId;
}

const isGone = (error: unknown) => error instanceof LensgraphError && error.code === 'not_found';

/** Null for a task that no sample suits. */
export async function photoOfModel(
  services: Pick<Services, 'env' | 'blobs'>,
  { name, task, own }: Pick<ModelView, 'name' | 'task' | 'own'>,
): Promise<ModelPhoto | null> {
  if (own) {
    try {
      const blobId = await confirmedPhoto(services, name);
      const photo = ownCard(services.env.data.models, name)?.confirmed?.photo ?? name;
      return { name: photo, blobId, picture: `/pictures/models/${name}` };
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
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
