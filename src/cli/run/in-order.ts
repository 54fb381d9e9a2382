// Many at once, results in order, and never more than a window of them in memory.

/**
 * Gives `work(0)`, `work(1)` ... `work(count - 1)` in that order, at most `window` of them begun and not yet taken.
 * The first that throws ends it.
 */
export async function* inOrder<T>(
  count: number,
  window: number,
  work: (index: number) => Promise<T>,
): AsyncGenerator<T> {
  const begun: Promise<T>[] = [];
  let next = 0;
  for (let taken = 0; taken < count; taken++) {
    while (next < count && begun.length < window) {
      const promise = work(next++);
      promise.catch(() => undefined); // Told when its turn comes; until then nobody listens.
      begun.push(promise);
    }
    const first = begun.shift();
    if (first) yield await first;
  }
}
