// The queues for what somebody looks at right now, apart from runs, so that neither waits for the other.
import type { PixelStep } from '../core/data-types';
import { openQueue } from './open-queue';
import type { Queue, QueueConnection } from './queue';

/** A question in the database. */
export interface PreviewJob {
  readonly id: string;
}
/** A picture to be made and kept under `key`; all of it is the job, since the same question has the same key. */
export interface PictureJob {
  readonly key: string;
  readonly blobId: string;
  readonly steps: readonly PixelStep[];
  readonly maxSide: number;
}

export const openPreviewQueue = (
  connection: QueueConnection,
  onError: (error: Error) => void,
): Promise<Queue<PreviewJob>> => openQueue(connection, 'previews', onError);

export const openPictureQueue = (
  connection: QueueConnection,
  onError: (error: Error) => void,
): Promise<Queue<PictureJob>> => openQueue(connection, 'pictures', onError);
