// Proof that jobs flow: a job of its own queue goes in here and must be done by a worker there.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Intake, Queue } from './queue';

/** Name of the queue whose jobs are canaries. */
export const CANARY_QUEUE = 'canary';
const POLL_MS = 25;

/** Lets this worker process do canaries; there is nothing to do but to be there. */
export async function answerCanaries(queue: Queue<null>): Promise<Intake> {
  return queue.process(async () => undefined, { concurrency: 1 });
}

/**
 * Sends one canary. Milliseconds until a worker had done it, or null when none did within `timeoutMs`. Throws
 * `unavailable` when the queue itself does not answer.
 */
export async function sendCanary(queue: Queue<null>, timeoutMs: number): Promise<number | null> {
  const id = `canary-${randomUUID()}`;
  const began = performance.now();
  await queue.add([{ name: 'canary', id, data: null }]);
  // Jobs that are done are removed, so a canary that is missing was done.
  while ((await queue.state(id)) !== 'missing') {
    if (performance.now() - began > timeoutMs) {
      await queue.remove(id);
      return null;
    }
    await sleep(POLL_MS);
  }
  return performance.now() - began;
}
