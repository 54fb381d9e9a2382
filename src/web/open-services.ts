// Opens what the web process works with: database, blob store, queues, registry. Knows no request.
import { nodes } from '../../nodes/registry.generated';
import { openDb } from '../db/client';
import type { Env } from '../env';
import { openBatchQueue } from '../queue/batch-queue';
import { CANARY_QUEUE } from '../queue/canary';
import { openQueue } from '../queue/open-queue';
import { queueConnection } from '../queue/queue';
import { openPictureQueue, openPreviewQueue } from '../queue/side-queues';
import { createHealthCheck } from '../server/health';
import { openLiveChanges } from '../server/live-changes';
import { modelIndex } from '../server/model-index';
import { openPictureClient } from '../server/picture-client';
import { openPreviewClient } from '../server/preview-client';
import { openRunSignals } from '../server/run-signals';
import type { Log, Services } from '../server/services';
import { openFolderStore } from '../storage/folder-store';
import { openPictureCache } from '../storage/picture-cache';

export interface OpenServices {
  readonly services: Services;
  close(): Promise<void>;
}

/** Throws `environment` or `unavailable` when something is not there. */
export async function openServices(env: Env, databaseUrl: string, log: Log): Promise<OpenServices> {
  const db = openDb(databaseUrl, { onError: (error) => log.warn({ err: error }, 'A database connection broke') });
  const onQueueError = (error: Error) => log.warn({ err: error }, 'The queue reports an error');
  const connection = queueConnection(env, databaseUrl);
  try {
    const [blobs, queue, canaries, runSignals, live, previews, pictures] = await Promise.all([
      openFolderStore(env.data.blobs),
      openBatchQueue(connection, onQueueError),
      openQueue<null>(connection, CANARY_QUEUE, onQueueError),
      openRunSignals(db),
      openLiveChanges(db),
      openPreviewQueue(connection, onQueueError).then((opened) => openPreviewClient(db, opened)),
      openPictureQueue(connection, onQueueError).then((opened) =>
        openPictureClient(
          db,
          opened,
          openPictureCache(env, (error) => log.warn({ err: error }, 'A picture could not be read')),
        ),
      ),
    ]);
    return {
      services: {
        db,
        blobs,
        queue,
        registry: nodes,
        get models() {
          return modelIndex(env.data.models);
        },
        env,
        log,
        runSignals,
        live,
        health: createHealthCheck(canaries, log),
        previews,
        pictures,
      },
      close: async () => {
        runSignals.close();
        live.close();
        await Promise.all([queue.close(), canaries.close(), previews.close(), pictures.close()]);
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}
