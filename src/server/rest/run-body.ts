// Reads the request for a run, in each of the forms it may come in, until the photos are stored and the settings known.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Params } from '../../compiler/set-fields';
import { LensgraphError } from '../../core/errors';
import { findForbidden } from '../../core/forbidden-keys';
import type { NewItem } from '../../db/types';
import { getUploads } from '../../db/uploads';
import type { Actor } from '../actor';
import { LIMITS } from '../limits';
import type { Services } from '../services';
import { mediaTypeOf, parseJson, readJsonBody, tooLarge } from './json-body';
import { newItem, receiveMultipart } from './multipart-photos';
import { parseInput } from './parse';
import { photoName } from './photo-name';
import { params as paramsSchema } from './schemas';
import { photoTooLarge, storePhoto } from './store-photo';

const image = z.union([
  z.strictObject({ base64: z.string(), name: z.string().optional() }),
  z.strictObject({ uploadId: z.string().max(100) }),
]);
type ImageInput = z.infer<typeof image>;

/** The JSON form of the request. */
export const runRequest = z.strictObject({ images: z.array(image), params: paramsSchema.optional() });

export interface RunBody {
  readonly photos: readonly NewItem[];
  readonly params: Params;
}

/** Throws what a bad request deserves: `unsupported_media_type`, `bad_request`, the codes of too much, `no_photos`. */
export async function readRunBody(services: Services, actor: Actor, incoming: IncomingMessage): Promise<RunBody> {
  const body = await readEitherBody(services, actor, incoming);
  if (body.photos.length === 0) throw new LensgraphError('no_photos');
  return body;
}

function readEitherBody(services: Services, actor: Actor, incoming: IncomingMessage): Promise<RunBody> {
  switch (mediaTypeOf(incoming)) {
    case 'multipart/form-data':
      return readForm(services, incoming);
    case 'application/json':
      return readJson(services, actor, incoming);
    default:
      throw new LensgraphError('unsupported_media_type', {
        expected: 'the photos as multipart/form-data, or application/json with "images"',
      });
  }
}

async function readForm(services: Services, incoming: IncomingMessage): Promise<RunBody> {
  const { photos, fields } = await receiveMultipart(services, incoming, {
    fileField: 'images',
    textFields: ['params'],
  });
  const text = fields.get('params')?.trim();
  const given = text ? parseJson(text, 'The field "params"') : {};
  refuseForbidden(given);
  return { photos: photos.map(newItem), params: parseInput(paramsSchema, given, 'the field "params"') };
}

async function readJson(services: Services, actor: Actor, incoming: IncomingMessage): Promise<RunBody> {
  const { value, bytes } = await readJsonBody(incoming, LIMITS.base64BodyBytes);
  refuseUrls(value);
  if (typeof value === 'object' && value !== null && 'params' in value) refuseForbidden(value.params);
  const { images, params = {} } = parseInput(runRequest, value, 'the request');
  if (images.length > LIMITS.photos) throw new LensgraphError('too_many_photos', { limit: LIMITS.photos });
  const base64Bytes = images.reduce((sum, each) => sum + ('base64' in each ? each.base64.length : 0), 0);
  if (bytes - base64Bytes > LIMITS.jsonBytes) throw tooLarge(LIMITS.jsonBytes);
  return { photos: await photosOf(services, actor, images), params };
}

/** Its own sentence, because the field is known and only not there yet. */
function refuseUrls(value: unknown): void {
  const images = typeof value === 'object' && value !== null && 'images' in value ? value.images : [];
  if (!Array.isArray(images) || !images.some((each) => typeof each === 'object' && each !== null && 'url' in each))
    return;
  const reason =
    'Photos by "url" are not fetched yet. Send them as files, as "base64", or upload them first and send "uploadId".';
  throw new LensgraphError('bad_request', { reason });
}

async function photosOf(services: Services, { teamId }: Actor, images: readonly ImageInput[]): Promise<NewItem[]> {
  const ids = images.flatMap((each) => ('uploadId' in each ? [each.uploadId] : []));
  const uploads = ids.length ? await getUploads(services.db, teamId, ids) : [];
  const byId = new Map(uploads.map((upload) => [upload.id, upload]));
  const photos: NewItem[] = [];
  for (const [position, each] of images.entries()) {
    if ('uploadId' in each) {
      const upload = byId.get(each.uploadId);
      if (upload) photos.push({ name: upload.name, blobId: upload.blobId, bytes: upload.bytes });
    } else photos.push(await storeBase64(services, each, position));
  }
  return photos;
}

/** Base64 of RFC 4648 or its URL form, padded or not; a data URL's prefix is allowed, since browsers make them. */
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

async function storeBase64(
  { blobs }: Services,
  { base64, name }: { base64: string; name?: string },
  position: number,
): Promise<NewItem> {
  const text = base64.replace(/^data:[\w/+.-]*;base64,/, '').replace(/[\r\n]/g, '');
  if (!BASE64.test(text)) {
    throw new LensgraphError('bad_request', { reason: `The photo ${position + 1} of "images" is not valid base64.` });
  }
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length > LIMITS.photoBytes) throw photoTooLarge();
  return newItem(await storePhoto(blobs, Readable.from([bytes]), photoName(name, `photo-${position + 1}`)));
}

/** Names that no step has, and that reading the params would drop silently. */
function refuseForbidden(params: unknown): void {
  const found = typeof params === 'object' && params !== null ? findForbidden(params) : null;
  if (found)
    throw new LensgraphError('param_invalid', { param: String(found.params.key ?? 'params'), reason: found.message });
}
