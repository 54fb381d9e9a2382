// Connected regions of a grid, as runs of cells row by row. Plain arithmetic; knows nothing of photos, texts or models.

/** Cells `from` to `to`, both included, of row `y`. */
export interface Run {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The regions of cells for which `inside` says yes, cells that touch at a corner belonging together (8-connected); each as
 * its runs from the top down, regions in the order of their first cell.
 */
export function components(width: number, height: number, inside: (index: number) => boolean): Run[][] {
  const runs: Run[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!inside(y * width + x)) continue;
      const from = x;
      while (x + 1 < width && inside(y * width + x + 1)) x++;
      runs.push({ y, from, to: x });
    }
  }
  return regionsOf(runs);
}

/** The same of runs in reading order, none touching the next of its row. */
export function regionsOf(runs: readonly Run[]): Run[][] {
  // Union-find over runs: each points to an earlier run of its region, the first to itself.
  const parent = runs.map((_, i) => i);
  const rootOf = (run: number): number => {
    let root = run;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[run] = root;
    return root;
  };
  const join = (a: number, b: number) => {
    const [first, second] = [rootOf(a), rootOf(b)];
    parent[Math.max(first, second)] = Math.min(first, second);
  };

  // The first run of the row above that the next one could touch.
  let candidate = 0;
  for (const [own, { y, from, to }] of runs.entries()) {
    const isPassed = (run: Run | undefined) =>
      run !== undefined && (run.y < y - 1 || (run.y === y - 1 && run.to < from - 1));
    while (candidate < own && isPassed(runs[candidate])) candidate++;
    for (let i = candidate; i < own; i++) {
      const above = runs[i];
      if (above?.y !== y - 1 || above.from > to + 1) break;
      join(i, own);
    }
  }

  const regions = new Map<number, Run[]>();
  for (const [i, run] of runs.entries()) {
    const root = rootOf(i);
    const region = regions.get(root);
    if (region) region.push(run);
    else regions.set(root, [run]);
  }
  return [...regions.values()];
}
