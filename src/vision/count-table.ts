// The table of a count: one row per label with what was expected and how that turned out, and reading such a table again.
// Pure; knows nothing of nodes.

import type { Cell, Table, TableColumn } from '../core/data-types';
import { type Tally, totalOf } from './tally';

export const COUNT_STATES = ['ok', 'high', 'low', 'out'] as const;
/** `out`: none of something that should be there. */
export type CountState = (typeof COUNT_STATES)[number];

/** Key of the whole count among the expected numbers. */
export const EXPECTED_TOTAL = '*';
/** Label of the row that holds the whole count. */
export const TOTAL_LABEL = 'total';

export interface CountRow {
  readonly label: string;
  readonly count: number;
  readonly expected: number | null;
  readonly state: CountState | null;
}

export interface CountOptions {
  readonly by: 'label' | 'total';
  /** Expected number by label; `*` is the whole count. */
  readonly expected: Readonly<Record<string, number>>;
  /** Whether expected labels of which none was found get a row. */
  readonly includeZero: boolean;
}

export const COUNT_COLUMNS = [
  { name: 'label', type: 'text' },
  { name: 'count', type: 'number' },
  { name: 'expected', type: 'number' },
  { name: 'state', type: 'text' },
] as const satisfies readonly TableColumn[];

export function countState(count: number, expected: number): CountState {
  if (count === expected) return 'ok';
  if (count > expected) return 'high';
  return count === 0 ? 'out' : 'low';
}

/** The worst of several: out, then low, then high, then ok; null when there is none. */
export function worstState(states: Iterable<CountState | null>): CountState | null {
  let worst = -1;
  for (const state of states) if (state) worst = Math.max(worst, COUNT_STATES.indexOf(state));
  return COUNT_STATES[worst] ?? null;
}

/**
 * Rows of a count. By label: the expected ones in the order given, then the others, most first; a `total` row comes last
 * when the total is expected, or when there would be no row at all. By total: the `total` row only.
 */
export function countRows(counts: Tally, { by, expected, includeZero }: CountOptions): CountRow[] {
  const wanted = new Map(Object.entries(expected));
  const row = (label: string, count: number, goal: number | undefined): CountRow => ({
    label,
    count,
    expected: goal ?? null,
    state: goal === undefined ? null : countState(count, goal),
  });
  const rows: CountRow[] = [];
  if (by === 'label') {
    for (const [label, goal] of wanted) {
      const count = counts.get(label) ?? 0;
      if (label !== EXPECTED_TOTAL && (count > 0 || includeZero)) rows.push(row(label, count, goal));
    }
    for (const [label, count] of counts) if (!wanted.has(label)) rows.push(row(label, count, undefined));
  }
  const goal = wanted.get(EXPECTED_TOTAL);
  if (goal !== undefined || rows.length === 0) rows.push(row(TOTAL_LABEL, totalOf(counts), goal));
  return rows;
}

export function countTable(rows: readonly CountRow[]): Table {
  return {
    columns: COUNT_COLUMNS,
    rows: rows.map(({ label, count, expected, state }): Cell[] => [label, count, expected, state]),
  };
}

/** The rows of a table that has the columns `label` and `count`, at any place; null for any other table. */
export function readCountTable(table: Table): CountRow[] | null {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const [label, count, expected, state] = [at('label'), at('count'), at('expected'), at('state')];
  if (label < 0 || count < 0) return null;
  return table.rows.map((cells) => {
    const goal = cells[expected];
    const said = cells[state];
    return {
      label: String(cells[label] ?? ''),
      count: Number(cells[count] ?? 0),
      expected: typeof goal === 'number' ? goal : null,
      state: COUNT_STATES.find((each) => each === said) ?? null,
    };
  });
}
