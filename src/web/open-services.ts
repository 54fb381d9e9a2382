// Opens what the web process works with: database, blob store, queues, registry. Knows no request.
import { nodes } from '../../nodes/registry.generated';
import { openDb } from '../db/client';
import type { Env } from '../env';
import { openBatchQueue } from '../queue/batch-queue';
import { CANARY_QUEUE } from '../queue/canary';
import { openQueue } from '../queue/open-queue';
import { queueConnection } from '../queue/queue';
import { createHealthCheck } from '../server/health';
import { openLiveChanges } from '../server/live-changes';
import { modelIndex } from '../server/model-index';
import { openRunSignals } from '../server/run-signals';
import type { Log, Services } from '../server/services';
import { openFolderStore } from '../storage/folder-store';

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
    const [blobs, queue, canaries, runSignals, live] = await Promise.all([
      openFolderStore(env.data.blobs),
      openBatchQueue(connection, onQueueError),
      openQueue<null>(connection, CANARY_QUEUE, onQueueError),
      openRunSignals(db),
      openLiveChanges(db),
    ]);
    return {
      services: {
        db,
        blobs,
        queue,
        registry: nodes,
        models: modelIndex(),
        env,
        log,
        runSignals,
        live,
        health: createHealthCheck(canaries, log),
      },
      close: async () => {
        runSignals.close();
        live.close();
        await Promise.all([queue.close(), canaries.close()]);
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}
