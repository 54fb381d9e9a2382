// Keeps photos for later runs, and says at once what their first bytes tell. A photo that will fail is kept all the same:
// the run accounts for it.
import { LensgraphError } from '../../core/errors';
import { type PhotoError, photoError } from '../../core/photo-record';
import type { NewItem } from '../../db/types';
import { createUploads as insertUploads } from '../../db/uploads';
import { type Sniffed, sniffImage } from '../../images/sniff';
import type { Actor } from '../actor';
import type { Services } from '../services';

export interface PresentedUpload {
  readonly uploadId: string;
  readonly name: string;
  readonly bytes: number;
  readonly photo?: Sniffed;
  readonly error?: PhotoError;
}

export async function createUploads(
  { db }: Services,
  { teamId }: Actor,
  photos: readonly (NewItem & { readonly header: Uint8Array })[],
): Promise<PresentedUpload[]> {
  const rows = await insertUploads(db, teamId, photos);
  return rows.map(({ id, name, bytes }, index) => ({
    uploadId: id,
    name,
    bytes,
    ...judge(photos[index]?.header ?? new Uint8Array()),
  }));
}

function judge(header: Uint8Array): Pick<PresentedUpload, 'photo' | 'error'> {
  try {
    return { photo: sniffImage(header) };
  } catch (error) {
    if (!(error instanceof LensgraphError)) throw error;
    return { error: photoError(error) };
  }
}
