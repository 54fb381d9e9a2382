// A request with a model of one's own and what belongs to it (labels, config.json). Nothing is looked into here.
import type { IncomingMessage } from 'node:http';
import { LensgraphError } from '../../core/errors';
import { createUploads } from '../../db/uploads';
import type { Actor } from '../actor';
import { LIMITS } from '../limits';
import type { Services } from '../services';
import { mediaTypeOf } from './json-body';
import { newItem, receiveMultipart } from './multipart-photos';

/** Field of the form that the files come in. */
export const MODEL_FIELD = 'files';

export interface StoredFile {
  readonly uploadId: string;
  readonly name: string;
  readonly bytes: number;
}

/** In the order sent. Throws `model_too_large`, and what a bad request deserves. */
export async function receiveModelFiles(
  services: Services,
  { teamId }: Actor,
  incoming: IncomingMessage,
): Promise<{ readonly items: readonly StoredFile[] }> {
  const expected = 'the model as multipart/form-data';
  if (mediaTypeOf(incoming) !== 'multipart/form-data') throw new LensgraphError('unsupported_media_type', { expected });
  const form = { fileField: MODEL_FIELD, textFields: [], limit: LIMITS.modelBytes };
  const { photos: files } = await receiveMultipart(services, incoming, form).catch((error) => {
    if (!(error instanceof LensgraphError && error.code === 'photo_too_large')) throw error;
    throw new LensgraphError('model_too_large', { limit: LIMITS.modelBytes / 1024 ** 2 }, { cause: error });
  });
  if (files.length === 0) throw new LensgraphError('unsupported_media_type', { expected });
  const rows = await createUploads(services.db, teamId, files.map(newItem));
  return { items: rows.map(({ id, name, bytes }) => ({ uploadId: id, name, bytes })) };
}
