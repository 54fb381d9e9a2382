// The queue that wakes workers up for batches. Jobs carry two ids and nothing else.
import { openQueue } from './open-queue';
import type { Queue, QueueConnection, QueueJob } from './queue';

export interface BatchJob {
  readonly runId: string;
  readonly index: number;
}

const BATCH_QUEUE = 'batches';

/** Opens the queue of batches; see `openQueue`. */
export async function openBatchQueue(
  connection: QueueConnection,
  onError: (error: Error) => void,
): Promise<Queue<BatchJob>> {
  return openQueue<BatchJob>(connection, BATCH_QUEUE, onError);
}

/** The jobs that wake somebody up for these batches. */
export function batchJobs(batches: readonly { runId: string; index: number; jobId: string }[]): QueueJob<BatchJob>[] {
  return batches.map(({ runId, index, jobId }) => ({ name: 'batch', id: jobId, data: { runId, index } }));
}
