// A person agreed: the imported model becomes one that workflows can choose, with its card and on which photo that was.
import { LensgraphError } from '../../core/errors';
import { getUploads } from '../../db/uploads';
import type { ModelCard } from '../../models/card';
import { checkDraft } from '../../models/own/check-draft';
import { importedOnnx, readImport } from '../../models/own/imports';
import { keepModel as keep, rereadModel } from '../../models/own/keep';
import { ownCard } from '../../models/own/own-models';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { listModels } from './list-models';
import type { ChangeCardInput, ConfirmInput, ModelView } from './model-views';

/** Throws `not_found` for a photo that is not there. */
async function confirmation(
  { db }: Pick<Services, 'db'>,
  { teamId }: Actor,
  { photo, photoId }: Pick<ConfirmInput, 'photo' | 'photoId'>,
): Promise<ModelCard['confirmed']> {
  if (photo === null) return null;
  const [upload] = photoId === null ? [] : await getUploads(db, teamId, [photoId]);
  return { photo, at: new Date().toISOString(), ...(upload ? { blobId: upload.blobId } : {}) };
}

/** Throws `not_found`, `model_unsupported` and `label_count` for a card that does not fit the file, `storage_full`. */
export async function confirmModel(
  services: Pick<Services, 'env' | 'db'>,
  actor: Actor,
  { importId, card, title, ...agreed }: ConfirmInput,
): Promise<ModelView> {
  const dir = services.env.data.models;
  const record = await readImport(dir, importId);
  checkDraft(card, record);
  const confirmed = await confirmation(services, actor, agreed);
  const { sha256, bytes } = record;
  const { name } = await keep(dir, {
    draft: { ...card, title, confirmed },
    path: importedOnnx(dir, importId),
    sha256,
    bytes,
  });
  const view = (await listModels(services)).find((each) => each.name === name);
  if (!view) throw new Error(`the kept model "${name}" is not there`);
  return view;
}

/**
 * Another reading for a model that is kept, as a person agreed to it on a photo. What is published uses it from its next
 * run on; runs made before go on with the reading they were made with. Throws `not_found`, `model_unsupported` and
 * `label_count` for a card that does not fit the file.
 */
export async function changeCard(
  services: Pick<Services, 'env' | 'db'>,
  actor: Actor,
  { name, importId, card, ...agreed }: ChangeCardInput,
): Promise<void> {
  const dir = services.env.data.models;
  const record = await readImport(dir, importId);
  if (ownCard(dir, name)?.sha256 !== record.sha256) throw new LensgraphError('not_found', { what: 'model' });
  checkDraft(card, record);
  const confirmed = (await confirmation(services, actor, agreed)) ?? card.confirmed;
  await rereadModel(dir, name, { ...card, confirmed });
}
