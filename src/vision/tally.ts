// How many objects there are of each label. Pure; knows nothing of nodes or photos.

/** Number of objects by label. A Map, so that a label may have any name. */
export type Tally = ReadonlyMap<string, number>;

/** Objects per label: most first, equal ones by name. */
export function tally(items: Iterable<{ readonly label: string }>): Tally {
  const counts = new Map<string, number>();
  for (const { label } of items) counts.set(label, (counts.get(label) ?? 0) + 1);
  return byCount(counts);
}

/** The two together, ordered like one. */
export function addTallies(a: Tally, b: Tally): Tally {
  const sums = new Map(a);
  for (const [label, count] of b) sums.set(label, (sums.get(label) ?? 0) + count);
  return byCount(sums);
}

export function totalOf(counts: Tally): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function byCount(counts: ReadonlyMap<string, number>): Tally {
  // Code points, not a locale: the order must be the same on every machine.
  return new Map([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : a > b ? 1 : 0)));
}
