// The numbers of a whole run from its photos: in all and per kind, against what was expected. Pure.
import { type CountState, countState, TOTAL_LABEL, worstState } from '../../../vision/count-table';
import { tally } from '../../../vision/tally';
import type { PhotoView } from './photo-view';

export interface KindRow {
  readonly label: string;
  readonly count: number;
  /** Photos that show at least one. */
  readonly photos: number;
  /** Over all photos; null where nothing is expected. */
  readonly expected: number | null;
  readonly state: CountState | null;
}

export interface Summary {
  readonly total: number;
  readonly corrected: number;
  /** Photos that are not as expected; null where nothing is expected. */
  readonly unexpected: number | null;
  readonly kinds: readonly KindRow[];
  /** Photos that were counted. */
  readonly photos: number;
}

interface Sum {
  count: number;
  photos: number;
  expected: number | null;
}

export function summarise(views: readonly PhotoView[]): Summary {
  const kinds = new Map<string, Sum>();
  const sumOf = (label: string): Sum => {
    const known = kinds.get(label) ?? { count: 0, photos: 0, expected: null };
    kinds.set(label, known);
    return known;
  };
  const counted = views.filter(({ status }) => status === 'ok');
  for (const { rows, objects } of counted) {
    for (const { label, expected } of rows) {
      if (label === TOTAL_LABEL && !objects.some((each) => each.label === TOTAL_LABEL)) continue;
      const sum = sumOf(label);
      if (expected !== null) sum.expected = (sum.expected ?? 0) + expected;
    }
    for (const [label, count] of tally(objects)) {
      const sum = sumOf(label);
      sum.count += count;
      sum.photos += 1;
    }
  }
  const expects = counted.filter((photo) => stateOf(photo) !== null);
  return {
    total: counted.reduce((sum, { number }) => sum + (number ?? 0), 0),
    corrected: counted.reduce((sum, { corrected }) => sum + corrected, 0),
    unexpected: expects.length === 0 ? null : expects.filter((photo) => stateOf(photo) !== 'ok').length,
    kinds: [...kinds]
      .map(([label, { count, photos, expected }]) => ({
        label,
        count,
        photos,
        expected,
        state: expected === null ? null : countState(count, expected),
      }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
    photos: counted.length,
  };
}

/** How the photo stands against what was expected of it. */
export const stateOf = ({ rows }: PhotoView): CountState | null => worstState(rows.map(({ state }) => state));
