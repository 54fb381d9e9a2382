// Files that were sent for one purpose and have served it: their rows go, and the bytes that nobody else has.
import { dropUploads } from '../../db/uploads';
import type { Services } from '../services';

export async function forgetUploads(
  { db, blobs }: Pick<Services, 'db' | 'blobs'>,
  teamId: string,
  ids: readonly string[],
): Promise<void> {
  for (const blobId of await dropUploads(db, teamId, ids)) await blobs.delete(blobId);
}
