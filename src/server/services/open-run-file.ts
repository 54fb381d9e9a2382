// Opens a file of a run for download. The name is looked up in the database and never becomes a path.
import type { Readable } from 'node:stream';
import { getArtifact } from '../../db/run-files';
import type { ArtifactView } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';

/** Throws `not_found`. */
export async function openRunFile(
  { db, blobs }: Services,
  { teamId }: Actor,
  { runId, name }: { runId: string; name: string },
): Promise<ArtifactView & { readonly open: () => Promise<Readable> }> {
  const file = await getArtifact(db, { teamId, runId, name });
  return { ...file, open: async () => blobs.read(file.blobId) };
}
