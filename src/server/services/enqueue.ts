// Wakes workers for batches. The rows are there already, so a queue that is away loses nothing: the workers' reconciler
// finds what nobody was told of.
import type { WakeUp } from '../../db/types';
import { batchJobs } from '../../queue/batch-queue';
import type { Services } from '../services';

export async function enqueue(
  { queue, log }: Pick<Services, 'queue' | 'log'>,
  batches: readonly WakeUp[],
): Promise<void> {
  if (batches.length === 0) return;
  try {
    await queue.add(batchJobs(batches));
  } catch (error) {
    log.warn({ err: error, runId: batches[0]?.runId }, 'The queue could not be told; the reconciler will');
  }
}
