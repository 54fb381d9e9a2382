// What the use cases work with: the open database, the stores, the registry. Made once by the process that serves.
// Knows no request.
import type { Logger } from 'pino';
import type { NodeRegistry } from '../core/node';
import type { ModelIndex } from '../core/plan';
import type { Db } from '../db/client';
import type { Env } from '../env';
import type { BatchJob } from '../queue/batch-queue';
import type { Queue } from '../queue/queue';
import type { BlobStore } from '../storage/blob-store';
import type { HealthCheck } from './health';
import type { LiveChanges } from './live-changes';
import type { PictureClient } from './picture-client';
import type { PreviewClient } from './preview-client';
import type { RunSignals } from './run-signals';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface Services {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly queue: Queue<BatchJob>;
  readonly registry: NodeRegistry;
  /** The models a workflow may name. */
  readonly models: ModelIndex;
  readonly env: Env;
  readonly log: Log;
  readonly runSignals: RunSignals;
  readonly live: LiveChanges;
  readonly health: HealthCheck;
  readonly previews: PreviewClient;
  readonly pictures: PictureClient;
}
