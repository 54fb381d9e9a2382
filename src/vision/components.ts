// Connected regions of a grid, as runs of cells row by row. Plain arithmetic; knows nothing of photos, texts or models.

/** Cells `from` to `to`, both included, of row `y`. */
export interface Run {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The regions of cells for which `inside` says yes, cells that touch at a corner belonging together (8-connected); each as
 * its runs from the top down, regions in the order of their first cell. One pass over the grid and one over its runs.
 */
export function components(width: number, height: number, inside: (index: number) => boolean): Run[][] {
  const runs: Run[] = [];
  // Union-find over runs: each points to an earlier run of its region, the first to itself.
  const parent: number[] = [];
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

  let above = { start: 0, end: 0 };
  for (let y = 0; y < height; y++) {
    const start = runs.length;
    let candidate = above.start;
    for (let x = 0; x < width; x++) {
      if (!inside(y * width + x)) continue;
      const from = x;
      while (x + 1 < width && inside(y * width + x + 1)) x++;
      const own = runs.push({ y, from, to: x }) - 1;
      parent.push(own);
      while (candidate < above.end && (runs[candidate]?.to ?? 0) < from - 1) candidate++;
      for (let i = candidate; i < above.end && (runs[i]?.from ?? 0) <= x + 1; i++) join(i, own);
    }
    above = { start, end: runs.length };
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
