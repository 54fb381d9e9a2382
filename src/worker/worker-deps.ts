// What the parts of a worker share. Made once by start-worker.

import type { Logger } from 'pino';
import type { Db } from '../db/client';
import type { Executor } from '../executor/types';
import type { BatchJob } from '../queue/batch-queue';
import type { Queue } from '../queue/queue';
import type { BlobStore } from '../storage/blob-store';
import type { Claims } from './claims';
import type { Slots } from './slots';

export interface WorkerDeps {
  readonly workerId: string;
  readonly db: Db;
  readonly queue: Queue<BatchJob>;
  readonly blobs: BlobStore;
  readonly executor: Executor;
  readonly slots: Slots;
  readonly claims: Claims;
  /** Folder for what must be on disk for a moment. */
  readonly scratch: string;
  /** Folder of all models. */
  readonly models: string;
  readonly log: Logger;
  /** The executor is broken for good: this process must end, so that another can take its place. */
  onBroken(error: unknown): void;
}
