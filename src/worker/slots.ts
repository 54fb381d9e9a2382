// Lets so many photos into the executor at once as it can work on, first come first served over all batches: so the time
// a photo took is its own and not that of the queue before it.

export interface Slots {
  /** Runs `work` when a slot is free. Rejects with the signal's reason when that comes first. */
  use<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** `count` is asked each time, since an executor that has just started does not know yet how many children it will have. */
export function createSlots(count: () => number): Slots {
  const waiting = new Set<() => void>();
  let used = 0;

  function wakeNext(): void {
    for (const go of waiting) {
      if (used >= count()) return;
      waiting.delete(go);
      used += 1;
      go();
    }
  }

  function enter(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (waiting.delete(go)) reject(signal.reason);
      };
      const go = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.add(go);
      wakeNext();
    });
  }

  return {
    use: async (signal, work) => {
      signal.throwIfAborted();
      await enter(signal);
      try {
        return await work();
      } finally {
        used -= 1;
        wakeNext();
      }
    },
  };
}
