// What can wait until the browser has nothing else to do. Knows nothing of the editor.

/** Waits no longer than this. */
const PATIENCE_MS = 2_000;

/** Gives what calls it off. */
export function whenIdle(act: () => void): () => void {
  // Not every browser can tell.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: PATIENCE_MS });
  return () => cancelIdleCallback(handle);
}
