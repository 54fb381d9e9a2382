// Rows of "kind of object, number" while they are being typed, and the record they mean. A row may be half done; nothing of it is lost.

export interface CountRow {
  readonly key: number;
  readonly label: string;
  readonly amount: number | string;
}

/** A record read as rows, `factor` times as large (100 for percent). */
export function toRows(value: unknown, factor: number): CountRow[] {
  const entries: [string, unknown][] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.map(([label, amount], key) => ({
    key,
    label,
    amount: typeof amount === 'number' ? Math.round(amount * factor * 1000) / 1000 : String(amount),
  }));
}

/** What is still missing in a row. */
export type RowFault = 'no_label' | 'no_amount' | 'twice';

export function rowFault(row: CountRow, rows: readonly CountRow[]): RowFault | null {
  if (row.label.trim() === '') return 'no_label';
  if (typeof row.amount !== 'number') return 'no_amount';
  return rows.some((each) => each.key < row.key && each.label.trim() === row.label.trim()) ? 'twice' : null;
}

/** The complete rows as a record. Built from entries, so that no label can reach JavaScript's own objects. */
export function toRecord(rows: readonly CountRow[], factor: number): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap((row) =>
      rowFault(row, rows) === null && typeof row.amount === 'number' ? [[row.label.trim(), row.amount / factor]] : [],
    ),
  );
}
