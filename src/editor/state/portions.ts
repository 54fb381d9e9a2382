// Shows what a trial has given a few steps at a time, a frame for each few: forty new pictures at once would hold up the next key.
import type { PreviewView } from '../preview-view';

/** As many steps as are drawn anew within a frame. */
const AT_ONCE = 8;

/** The views between `before` and `after`, in the order of the steps in `after`; the last is `after` itself. */
export function portionsOf(before: PreviewView, after: PreviewView, atOnce = AT_ONCE): readonly PreviewView[] {
  const changed = Object.entries(after.nodes).filter(([id, step]) => before.nodes[id] !== step);
  const portions: PreviewView[] = [];
  let nodes = before.nodes;
  for (let from = 0; from + atOnce < changed.length; from += atOnce) {
    nodes = { ...nodes, ...Object.fromEntries(changed.slice(from, from + atOnce)) };
    portions.push({ nodes, edges: before.edges });
  }
  return [...portions, after];
}

/** Shows the first of `portions` now and each other with a frame of its own. Gives what stops it. */
export function showInTurn(portions: readonly PreviewView[], show: (portion: PreviewView) => void): () => void {
  const [first, ...rest] = portions;
  if (first) show(first);
  if (rest.length === 0) return () => undefined;
  let stopRest = (): void => undefined;
  const frame = requestAnimationFrame(() => {
    stopRest = showInTurn(rest, show);
  });
  return () => {
    cancelAnimationFrame(frame);
    stopRest();
  };
}
