// One small picture: made unless it is there, kept, and whoever waits is told.

import { readFile, rm } from 'node:fs/promises';
import { asLensgraphError } from '../core/errors';
import { pictureMade } from '../db/picture-signals';
import type { PictureJob } from '../queue/side-queues';
import type { SideDeps } from './side-work';

export async function handlePicture({ key, blobId, steps, maxSide }: PictureJob, deps: SideDeps): Promise<void> {
  const { db, blobs, pictures, log } = deps;
  if (!pictures) return;
  try {
    if (!(await pictures.read(key))) {
      const path = await blobs.localPath(blobId);
      const made = await deps.executor().renderPicture({ path, id: blobId, steps, maxSide });
      await pictures.write(key, await readFile(made)).finally(() => rm(made, { force: true }));
    }
    await pictureMade(db, key);
  } catch (error) {
    const { code } = asLensgraphError(error);
    log.info({ err: error, blobId }, 'a small picture could not be made');
    await pictureMade(db, key, code);
  }
}
