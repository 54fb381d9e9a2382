// Puts one photo into the blob store and keeps its first bytes, by which it can be judged. Judges nothing itself.
import type { Readable } from 'node:stream';
import { LensgraphError } from '../../core/errors';
import type { NewItem } from '../../db/types';
import { LIMITS } from '../limits';
import type { Services } from '../services';

export interface StoredPhoto extends NewItem {
  /** The first 64 KB. */
  readonly header: Uint8Array;
}

export const photoTooLarge = () =>
  new LensgraphError('photo_too_large', { limit: Math.round(LIMITS.photoBytes / 1024 / 1024) });

/** Throws `photo_too_large` as soon as too many bytes came, `storage_full`. */
export async function storePhoto(
  blobs: Services['blobs'],
  stream: Readable,
  name: string,
  limit: number = LIMITS.photoBytes,
): Promise<StoredPhoto> {
  const { id, bytes, header } = await blobs.putStream(stream, { limit });
  return { name, blobId: id, bytes, header };
}
