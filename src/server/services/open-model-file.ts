// Opens the ONNX file of a model for download, under the model's name.
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { LensgraphError } from '../../core/errors';
import type { ArtifactView } from '../../db/types';
import { isCatalogueName } from '../../models/catalogue';
import { installedModel } from '../../models/installed';
import { ownCard } from '../../models/own/own-models';
import type { Services } from '../services';

/** Throws `not_found` for a name nobody knows or a model that is not on this machine. */
export async function openModelFile(
  { env }: Pick<Services, 'env'>,
  name: string,
): Promise<ArtifactView & { readonly open: () => Promise<Readable> }> {
  const dir = env.data.models;
  const isKnown = isCatalogueName(name) || ownCard(dir, name) !== null;
  const model = isKnown ? await installedModel(name, dir) : null;
  if (!model) throw new LensgraphError('not_found', { what: 'model' });
  const { path, sha256, bytes } = model;
  return {
    name: `${name}.onnx`,
    blobId: sha256,
    bytes,
    mediaType: 'application/octet-stream',
    open: async () => (await open(path)).createReadStream(),
  };
}
