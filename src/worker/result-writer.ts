// Collects the results of one claim and writes them in bulk, a few times a second: progress is seen soon, and a killed
// worker loses little. Knows nothing of how results come about.

import { LensgraphError } from '../core/errors';
import type { Db } from '../db/client';
import type { NewResult } from '../db/types';
import { writeResults } from '../db/write-results';
import type { HeldClaim } from './claims';

const FLUSH_MS = 250;

export interface ResultWriter {
  add(result: NewResult): void;
  /** Stops writing. */
  close(): void;
  /** Stops writing too; gives what is not written yet, for the transaction that ends the batch. */
  rest(): Promise<readonly NewResult[]>;
}

/** `onError` hears of writes that failed; what they held is written with the next ones. */
export function createResultWriter(db: Db, held: HeldClaim, onError: (error: unknown) => void): ResultWriter {
  let buffer: NewResult[] = [];
  let writing: Promise<void> | undefined;

  async function flush(): Promise<void> {
    const results = buffer;
    buffer = [];
    try {
      if (!(await writeResults(db, held.claim, results))) held.lose(new LensgraphError('lease_lost'));
    } catch (error) {
      buffer = [...results, ...buffer];
      onError(error);
    }
  }

  const timer = setInterval(() => {
    if (writing || buffer.length === 0) return;
    writing = flush().finally(() => {
      writing = undefined;
    });
  }, FLUSH_MS);
  const close = () => clearInterval(timer);
  held.signal.addEventListener('abort', close, { once: true });

  return {
    add: (result) => void buffer.push(result),
    close,
    rest: async () => {
      close();
      await writing;
      return buffer;
    },
  };
}
