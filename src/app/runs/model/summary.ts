// The numbers of a whole run from its photos: in all and per kind, against what was expected; of photos that were measured,
// sorted or read what there is instead of a count. Pure.
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

/** What the number of a run is a number of. */
export type SummaryOf = 'objects' | 'coverage' | 'sorted' | 'lines';

export interface Summary {
  readonly of: SummaryOf;
  readonly total: number;
  readonly corrected: number;
  /** Photos that are not as expected; null where nothing is expected. */
  readonly unexpected: number | null;
  readonly kinds: readonly KindRow[];
  /** Photos that were counted. */
  readonly photos: number;
  /** Photos to look at. */
  readonly unsure: number;
}

interface Sum {
  count: number;
  photos: number;
  expected: number | null;
}

export function summarise(views: readonly PhotoView[]): Summary {
  const of = summaryOf(views);
  return of === 'objects' ? ofObjects(views) : ofOthers(views, of);
}

function summaryOf(views: readonly PhotoView[]): SummaryOf {
  if (views.some(({ shares }) => shares)) return 'coverage';
  if (views.some(({ objects }) => objects.length > 0)) return 'objects';
  if (views.some(({ sorting }) => sorting)) return 'sorted';
  return views.some(({ texts }) => texts) ? 'lines' : 'objects';
}

const mean = (sum: number, of: number): number => (of === 0 ? 0 : Math.round((10 * sum) / of) / 10);

/** Parts of photos by their mean, names by their photos, lines by what they say. */
function ofOthers(views: readonly PhotoView[], of: Exclude<SummaryOf, 'objects'>): Summary {
  const photos = views.filter(({ status }) => status === 'ok');
  const kinds = new Map<string, Sum>();
  const add = (label: string, count: number) => {
    const { count: before, photos: seen } = kinds.get(label) ?? { count: 0, photos: 0 };
    kinds.set(label, { count: before + count, photos: seen + (count > 0 ? 1 : 0), expected: null });
  };
  for (const { shares, sorting, texts } of photos) {
    if (of === 'coverage') for (const { label, percent } of shares ?? []) add(label, percent);
    else if (of === 'sorted') add(sorting?.label ?? '', 1);
    else for (const [text, count] of tally((texts ?? []).map((each) => ({ label: each.text })))) add(text, count);
  }
  const sum = photos.reduce(
    (all, { number, texts }) => all + (of === 'lines' ? (texts?.length ?? 0) : (number ?? 0)),
    0,
  );
  return {
    of,
    total: of === 'sorted' ? photos.length : of === 'coverage' ? mean(sum, photos.length) : sum,
    corrected: 0,
    unexpected: null,
    kinds: [...kinds]
      .map(([label, kind]) => ({
        label,
        ...kind,
        count: of === 'coverage' ? mean(kind.count, photos.length) : kind.count,
        state: null,
      }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
    photos: photos.length,
    unsure: photos.filter(({ unsure }) => unsure > 0).length,
  };
}

function ofObjects(views: readonly PhotoView[]): Summary {
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
    of: 'objects',
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
    unsure: counted.filter(({ unsure }) => unsure > 0).length,
  };
}

/** How the photo stands against what was expected of it. */
export const stateOf = ({ rows }: PhotoView): CountState | null => worstState(rows.map(({ state }) => state));

/** The kinds that should be on a photo and of which there is none. */
export const missingKinds = ({ rows }: PhotoView): string[] =>
  rows.filter(({ state, label }) => state === 'out' && label !== TOTAL_LABEL).map(({ label }) => label);
