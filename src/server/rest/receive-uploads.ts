// A request with photos that are kept for later runs: the same for programs and for the pages of this server.
import type { IncomingMessage } from 'node:http';
import { LensgraphError } from '../../core/errors';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { createUploads, type PresentedUpload } from '../services/create-uploads';
import { mediaTypeOf } from './json-body';
import { receiveMultipart } from './multipart-photos';

/** Field of the form that photos come in. */
export const PHOTO_FIELD = 'images';

/** In the order sent; what is no photo is kept too and told at once. Throws what a bad request deserves. */
export async function receiveUploads(
  services: Services,
  actor: Actor,
  incoming: IncomingMessage,
): Promise<{ readonly items: PresentedUpload[] }> {
  if (mediaTypeOf(incoming) !== 'multipart/form-data') {
    throw new LensgraphError('unsupported_media_type', { expected: 'the photos as multipart/form-data' });
  }
  const { photos } = await receiveMultipart(services, incoming, { fileField: PHOTO_FIELD, textFields: [] });
  if (photos.length === 0) throw new LensgraphError('no_photos');
  return { items: await createUploads(services, actor, photos) };
}
