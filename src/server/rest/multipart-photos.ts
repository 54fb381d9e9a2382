// Receives photos by multipart, straight into the blob store: a request never stands in memory, whatever its size.
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { asLensgraphError, LensgraphError } from '../../core/errors';
import type { NewItem } from '../../db/types';
import { LIMITS } from '../limits';
import type { Services } from '../services';
import { refuseDeclaredLength, refuseEncoded, tooLarge } from './json-body';
import { photoName } from './photo-name';
import { type StoredPhoto, storePhoto } from './store-photo';

export interface MultipartForm {
  /** In the order in which they were sent. */
  readonly photos: readonly StoredPhoto[];
  /** The text fields; the last one of a name counts. */
  readonly fields: ReadonlyMap<string, string>;
}

const refuse = (reason: string, cause?: unknown) => new LensgraphError('bad_request', { reason }, { cause });

/**
 * `fileField` is the only name a file may come under. Photos are not looked into: what is no photo fails in the run, by
 * its own name. Throws `photo_too_large`, `too_many_photos`, `body_too_large` while the rest is still being sent,
 * `bad_request` for a form that is broken or has other fields.
 */
export async function receiveMultipart(
  { blobs }: Pick<Services, 'blobs'>,
  incoming: IncomingMessage,
  { fileField, textFields, limit }: { fileField: string; textFields: readonly string[]; limit?: number },
): Promise<MultipartForm> {
  refuseEncoded(incoming);
  refuseDeclaredLength(incoming, LIMITS.requestBytes);
  const parser = openParser(incoming);
  const storing: Promise<StoredPhoto | null>[] = [];
  const fields = new Map<string, string>();
  let received = 0;

  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('file', (field, stream, { filename }) => {
        // A refused form still has to swallow what is in the pipe; without a reader of its errors it would throw.
        stream.on('error', (cause) => reject(asLensgraphError(cause, 'bad_request', { reason: BROKEN })));
        if (field !== fileField) {
          stream.resume();
          reject(refuse(`Send the photos in fields named "${fileField}", not "${field}".`));
          return;
        }
        const photo = storeUnlessBlank(blobs, stream, { filename, position: storing.length + 1, limit });
        storing.push(photo);
        photo.catch(reject);
      });
      parser.on('field', (field, value, { valueTruncated }) => {
        if (!textFields.includes(field)) reject(refuse(`There is no field "${field}".`));
        else if (valueTruncated) reject(tooLarge(LIMITS.jsonBytes));
        else fields.set(field, value);
      });
      parser.on('filesLimit', () => reject(new LensgraphError('too_many_photos', { limit: LIMITS.photos })));
      parser.on('fieldsLimit', () => reject(refuse('The form has too many fields.')));
      parser.on('partsLimit', () => reject(refuse('The form has too many parts.')));
      parser.on('error', (cause) => reject(refuse(BROKEN, cause)));
      parser.on('close', resolve);
      incoming.on('data', ({ length }: Buffer) => {
        received += length;
        if (received > LIMITS.requestBytes) reject(tooLarge(LIMITS.requestBytes));
      });
      incoming.on('close', () => {
        if (!incoming.complete) reject(refuse('The request ended early.'));
      });
      incoming.on('error', (cause) => reject(refuse('The request ended early.', cause)));
      incoming.pipe(parser);
    });
    const photos = await Promise.all(storing);
    return { photos: photos.filter((photo) => photo !== null), fields };
  } catch (error) {
    incoming.unpipe(parser);
    parser.destroy();
    await Promise.allSettled(storing);
    throw error;
  }
}

const BROKEN = 'The multipart form is broken or ends early.';

function openParser(incoming: IncomingMessage): busboy.Busboy {
  try {
    return busboy({
      headers: incoming.headers,
      defParamCharset: 'utf8',
      limits: { files: LIMITS.photos, fields: 20, fieldSize: LIMITS.jsonBytes, fieldNameSize: 200, headerPairs: 20 },
    });
  } catch (cause) {
    throw refuse('The multipart form has no boundary.', cause);
  }
}

/** A file field left empty in a form in a browser comes as a nameless file of no bytes: no photo was meant. */
async function storeUnlessBlank(
  blobs: Services['blobs'],
  stream: Readable,
  { filename, position, limit }: { filename: string | undefined; position: number; limit: number | undefined },
): Promise<StoredPhoto | null> {
  const photo = await storePhoto(blobs, stream, photoName(filename, `photo-${position}`), limit);
  return photo.bytes === 0 && !filename ? null : photo;
}

/** What a run needs of a stored photo. */
export const newItem = ({ name, blobId, bytes }: StoredPhoto): NewItem => ({ name, blobId, bytes });
