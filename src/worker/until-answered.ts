// Asks the database again while it is away: what was computed is kept until the claim is lost.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { LensgraphError } from '../core/errors';

const AGAIN_MS = 500;

/** What `ask` answers. Throws what it throws, but `unavailable` only together with the signal's abort. */
export async function untilAnswered<T>(signal: AbortSignal, log: Logger, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LensgraphError && error.code === 'unavailable')) throw error;
      log.warn({ err: error.cause }, 'the database is away; asking again');
    }
    await sleep(AGAIN_MS);
  }
}
