// Lessons that were deleted and that nobody wanted back for a day: they go, and with them the photos that nothing else has.
// Knows no queue.

import type { Db } from '../db/client';
import { dropUploads } from '../db/uploads';
import { lessonsToForget } from '../models/own/lessons';
import { ownCards } from '../models/own/own-models';
import type { BlobStore } from '../storage/blob-store';

const KEPT_MS = 24 * 60 * 60_000;

interface Places {
  readonly db: Db;
  readonly blobs: BlobStore;
  /** Folder of all models. */
  readonly models: string;
}

/** A photo stays while another lesson, a run or the card of a model has it. */
export async function forgetLessons({ db, blobs, models }: Places, keptMs = KEPT_MS): Promise<void> {
  const { staying, going } = await lessonsToForget(models, keptMs);
  const wanted = new Set(
    staying.flatMap(({ groups }) => groups.flatMap(({ photos }) => photos.map((p) => p.uploadId))),
  );
  const shown = new Set(ownCards(models).map(({ confirmed }) => confirmed?.blobId));
  for (const { lesson, forget } of going) {
    const ids = lesson.groups.flatMap(({ photos }) => photos.map(({ uploadId }) => uploadId));
    const unwanted = ids.filter((id) => !wanted.has(id));
    for (const blobId of await dropUploads(db, lesson.teamId, unwanted))
      if (!shown.has(blobId)) await blobs.delete(blobId);
    await forget();
  }
}
